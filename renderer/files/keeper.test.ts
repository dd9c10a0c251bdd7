import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Keeper } from './keeper.ts';

interface State {
  readonly number: number;
}

/** The other side: calls end when they are let, in any order that the network would give them. */
class Other {
  readonly there = new Map<string, number>();
  readonly open: { readonly id: string; readonly end: (fails: boolean) => void }[] = [];
  readonly errors = new Map<string, unknown>();
  /** The most calls about one document that were under way at a time. */
  most = 0;

  readonly keeper = new Keeper<State>({
    pause: 1000,
    keep: (id, { number }) => this.#call(id, () => this.there.set(id, number)),
    forget: (id) => this.#call(id, () => this.there.delete(id)),
    failed: (id, error) => {
      if (error === null) this.errors.delete(id);
      else this.errors.set(id, error);
    },
  });

  #call(id: string, act: () => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const call = {
        id,
        end: (fails: boolean) => {
          this.open.splice(this.open.indexOf(call), 1);
          // Some failures come after the deed: the answer was lost.
          if (!fails || this.open.length % 2 === 0) act();
          if (fails) reject(new Error('no room'));
          else resolve();
        },
      };
      this.open.push(call);
      this.most = Math.max(this.most, this.open.filter((other) => other.id === id).length);
    });
  }

  async end(fails = false, which = 0): Promise<void> {
    this.open[which % Math.max(1, this.open.length)]?.end(fails);
    await vi.advanceTimersByTimeAsync(0);
  }
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a state that is given up while it is being kept is forgotten after that', async () => {
  const other = new Other();
  other.keeper.want('a', { number: 1 });
  const discarded = other.keeper.discard('a');
  expect(other.open).toHaveLength(1);
  await other.end();
  expect(other.there.get('a')).toBe(1);
  await other.end();
  await discarded;
  expect(other.there.has('a')).toBe(false);
});

test('what is given up while it fails to be kept is forgotten all the same', async () => {
  const other = new Other();
  other.keeper.want('a', { number: 1 });
  const discarded = other.keeper.discard('a');
  await other.end(true);
  await other.end();
  await discarded;
  expect([other.there.size, other.errors.size]).toEqual([0, 0]);
});

test('a failure is told, tried again for as long as it takes, and told to be over', async () => {
  const other = new Other();
  other.keeper.want('a', { number: 1 });
  for (let attempt = 0; attempt < 5; attempt += 1) {
    await other.end(true);
    expect(other.errors.has('a')).toBe(true);
    expect(other.open).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(1000);
    expect(other.open).toHaveLength(1);
  }
  await other.end();
  expect(other.errors.has('a')).toBe(false);
  expect(other.there.get('a')).toBe(1);
});

test('what can not be forgotten is no secret', async () => {
  const other = new Other();
  other.keeper.had('a', { number: 1 });
  const discarded = expect(other.keeper.discard('a')).rejects.toThrow('no room');
  await other.end(true);
  await discarded;
});

test('one document that fails holds up no other', async () => {
  const other = new Other();
  other.keeper.want('a', { number: 1 });
  other.keeper.want('b', { number: 2 });
  await other.end(true);
  await other.end();
  expect(other.there.get('b')).toBe(2);
});

test('whatever order calls end and fail in, two about one document never race, and what is wanted last is there', async () => {
  const action = fc.oneof(
    fc.record({ kind: fc.constant('want' as const), id: fc.constantFrom('a', 'b'), keep: fc.boolean() }),
    fc.record({ kind: fc.constant('end' as const), fails: fc.boolean(), which: fc.nat(3) }),
    fc.record({ kind: fc.constant('wait' as const) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(action, { maxLength: 60 }), async (actions) => {
      const other = new Other();
      const wanted = new Map<string, number>();
      for (const [number, each] of actions.entries()) {
        if (each.kind === 'want') {
          other.keeper.want(each.id, each.keep ? { number } : null);
          if (each.keep) wanted.set(each.id, number);
          else wanted.delete(each.id);
        } else if (each.kind === 'end') await other.end(each.fails, each.which);
        else await vi.advanceTimersByTimeAsync(1000);
      }
      for (let rest = 0; rest < 20; rest += 1) {
        await other.end();
        await vi.advanceTimersByTimeAsync(1000);
      }
      expect(other.most).toBeLessThanOrEqual(1);
      expect(other.open).toEqual([]);
      expect(other.errors.size).toBe(0);
      expect(other.there).toEqual(wanted);
    }),
  );
});
