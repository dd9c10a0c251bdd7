import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commit, redo, startHistory, undo } from './history.ts';
import type { History } from './history.ts';

const steps = fc.array(fc.oneof(fc.integer(), fc.constantFrom('undo', 'redo')), { maxLength: 60 });

function play(actions: readonly (number | string)[]): History<{ readonly value: number }> {
  return actions.reduce<History<{ readonly value: number }>>(
    (history, action) => {
      if (action === 'undo') return undo(history);
      if (action === 'redo') return redo(history);
      return commit(history, { value: Number(action) });
    },
    startHistory({ value: 0 }),
  );
}

test('redo takes back an undo, and undo takes back a redo', () => {
  fc.assert(
    fc.property(steps, (actions) => {
      const history = play(actions);
      if (history.past.length > 0) expect(redo(undo(history))).toEqual(history);
      if (history.future.length > 0) expect(undo(redo(history))).toEqual(history);
    }),
  );
});

test('undoing something new leads back to where it was done', () => {
  fc.assert(
    fc.property(steps, fc.integer(), (actions, value) => {
      const before = play(actions);
      expect(undo(commit(before, { value })).present).toBe(before.present);
    }),
  );
});

test('doing something new forgets what could be redone', () => {
  const undone = undo(commit(startHistory('a'), 'b'));
  expect(redo(commit(undone, 'c')).present).toBe('c');
});

test('with nothing to undo or redo, nothing changes', () => {
  const fresh = startHistory('a');
  expect(undo(fresh)).toBe(fresh);
  expect(redo(fresh)).toBe(fresh);
});
