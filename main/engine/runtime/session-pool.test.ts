import fc from 'fast-check';
import { expect, test } from 'vitest';
import { UserError } from '../../errors/user-error.ts';
import { openPooled } from './runtime.ts';
import { SessionPool } from './session-pool.ts';
import type { Session } from './session.ts';

const model = (name: string) => new TextEncoder().encode(name);

function makePool(budget: number) {
  const alive: string[] = [];
  let made = 0;
  const pool = new SessionPool((bytes) => {
    const name = `${new TextDecoder().decode(bytes)} ${(made += 1)}`;
    alive.push(name);
    return Promise.resolve({
      name,
      release: () => {
        alive.splice(alive.indexOf(name), 1);
        return Promise.resolve();
      },
    });
  }, budget);
  return { pool, alive };
}

test('the same model gets the session that was given back, another never does', async () => {
  const { pool } = makePool(1000);
  const first = await pool.borrow(model('a'), 10);
  await first.giveBack();
  expect((await pool.borrow(model('b'), 10)).session).not.toBe(first.session);
  expect((await pool.borrow(model('a'), 10)).session).toBe(first.session);
});

test('a session in use is nobody else’s', async () => {
  const { pool } = makePool(1000);
  const one = await pool.borrow(model('a'), 10);
  expect((await pool.borrow(model('a'), 10)).session).not.toBe(one.session);
});

test('idle sessions keep to the budget, and the one idle for longest goes first', async () => {
  const { pool, alive } = makePool(100);
  for (const name of ['a', 'b', 'c']) await (await pool.borrow(model(name), 39)).giveBack();
  expect(alive).toEqual(['b 2', 'c 3']);
});

test('what is idle makes room for a new session before that one is made', async () => {
  const { pool, alive } = makePool(100);
  for (const name of ['a', 'b']) await (await pool.borrow(model(name), 39)).giveBack();
  await pool.borrow(model('c'), 59);
  expect(alive).toEqual(['b 2', 'c 3']);
  await pool.borrow(model('d'), 99);
  expect(alive).toEqual(['c 3', 'd 4']);
});

test('whatever is borrowed and given back, what is idle fits the budget and what is on loan lives', async () => {
  const uses = fc.array(
    fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: 0, max: 150 }), fc.boolean()),
  );
  await fc.assert(
    fc.asyncProperty(uses, async (list) => {
      const { pool, alive } = makePool(100);
      const loans: { session: { name: string }; giveBack: () => Promise<void> }[] = [];
      for (const [name, bytes, back] of list) {
        loans.push(await pool.borrow(model(name), bytes));
        if (back) await loans.shift()?.giveBack();
        expect(pool.idleBytes).toBeLessThanOrEqual(100);
        for (const { session } of loans) expect(alive).toContain(session.name);
      }
      for (const loan of loans) await loan.giveBack();
      await pool.clear();
      expect(alive).toEqual([]);
    }),
  );
});

/** A pool on a machine with room for so many sessions. */
function smallMachine(room: number) {
  let alive = 0;
  const pool = new SessionPool(() => {
    if (alive >= room) return Promise.reject(new UserError('out-of-memory', 'The memory ran out.'));
    alive += 1;
    return Promise.resolve({
      release: () => {
        alive -= 1;
        return Promise.resolve();
      },
    });
  }, 1000);
  return { pool, alive: () => alive };
}

test('idle sessions go before anything fails for want of memory', async () => {
  const { pool, alive } = smallMachine(2);
  for (const loan of [await pool.borrow(model('a'), 1), await pool.borrow(model('b'), 1)])
    await loan.giveBack();
  expect(alive()).toBe(2);
  const loan = await pool.borrow(model('c'), 1);
  expect(alive()).toBe(1);
  let tries = 0;
  await loan.giveBack();
  await pool.making(() => {
    tries += 1;
    return alive() > 0 ? Promise.reject(new UserError('out-of-memory', 'No.')) : Promise.resolve();
  });
  expect(tries).toBe(2);
});

test('where nothing is idle, the error stands', async () => {
  const { pool } = smallMachine(1);
  await pool.borrow(model('a'), 1);
  await expect(pool.borrow(model('b'), 1)).rejects.toMatchObject({ code: 'out-of-memory' });
});

test('a session whose memory ran out does not go back to the pool', async () => {
  let alive = 0;
  const pool = new SessionPool<Session>((bytes) => {
    alive += 1;
    const name = new TextDecoder().decode(bytes);
    return Promise.resolve({
      run: () =>
        name === 'large' ? Promise.reject(new UserError('out-of-memory', 'No.')) : Promise.resolve({}),
      release: () => {
        alive -= 1;
        return Promise.resolve();
      },
    });
  }, 1000);
  for (const name of ['small', 'large']) {
    const session = await openPooled(pool, model(name), 1);
    await session.run({}).catch(() => undefined);
    await session.release();
    // The small one is idle at first, and goes before the large one is tried once more.
    expect(alive).toBe(name === 'small' ? 1 : 0);
  }
});
