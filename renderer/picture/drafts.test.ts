import { beforeEach, expect, test, vi } from 'vitest';
import { startTools } from '../app/tools-in-hand.ts';
import { useNotices } from '../base/notices.ts';
import { emptyRaster } from '../pixels/raster.ts';
import { takeTool, useHand } from '../view/hand/store.ts';
import { pictureOf, presentOf, rasterLayer } from './document.ts';
import type { Picture } from './document.ts';
import {
  begin,
  giveUp,
  hasDrafts,
  isUnfinished,
  jump,
  liveOf,
  onceSettled,
  redo,
  settled,
  undo,
  useDrafts,
} from './drafts.ts';
import type { Draft, Edit, Unfinished } from './drafts.ts';
import type { History } from './history.ts';
import { answers } from './settling.ts';
import type { DraftKind, Purpose } from './settling.ts';
import { step, take } from './step.ts';
import { addDocument, commitIn, documentOf, useDocuments } from './store.ts';
import { Trail } from './trail.ts';

startTools();

beforeEach(() => {
  useDocuments.setState({ documents: [], active: null, used: [] });
  useDrafts.setState({ stacks: {} });
  useHand.setState({ tool: 'move', previous: 'move', used: {} });
  useNotices.setState({ notices: [] });
});

function open(): string {
  return addDocument({
    name: 'wall.png',
    picture: pictureOf(100, 100, [rasterLayer('Background', emptyRaster(4))]),
    photo: null,
  });
}

const history = (id: string): History => documentOf(id)!.history;
const present = (id: string): Picture => presentOf(documentOf(id)!);
/** Steps leave their marks as guides, in the order in which they were done. */
const mark =
  (at: number): Edit =>
  (picture) => ({ ...picture, guides: [...picture.guides, { direction: 'vertical', at }] });
const marks = (picture: Picture | null) => picture?.guides.map(({ at }) => at);

function start(id: string, kind: DraftKind, at: number | null, rest: Partial<Unfinished> = {}): Draft {
  const draft = begin(id, {
    kind,
    commit: () => {
      if (at !== null) draft.put('draft', mark(at));
    },
    cancel: () => undefined,
    ...rest,
  });
  if (at !== null) draft.show(mark(at));
  return draft;
}

test('undo during a stroke takes back the stroke and no more, and what can be redone stays so', () => {
  const id = open();
  step('first', mark(1));
  step('second', mark(2));
  undo(id);
  const before = history(id);
  const stroke = start(id, 'press', 7);
  expect(marks(liveOf(id))).toEqual([1, 7]);
  redo(id);
  undo(id);
  expect(stroke.open).toBe(false);
  expect(history(id)).toBe(before);
  expect(marks(liveOf(id))).toEqual([1]);
  redo(id);
  expect(marks(present(id))).toEqual([1, 2]);
});

test('undo goes back within a text, then gives it up, and reaches older steps only after that', () => {
  const id = open();
  step('first', mark(1));
  const before = history(id);
  const trail = new Trail(10);
  const go = (to: number | null) => {
    if (to !== null) text.show(mark(to));
    return to !== null;
  };
  const text = start(id, 'text', 10, { back: () => go(trail.back()), forth: () => void go(trail.forth()) });
  trail.push(11);
  text.show(mark(11));
  undo(id);
  expect(marks(liveOf(id))).toEqual([1, 10]);
  redo(id);
  expect(marks(liveOf(id))).toEqual([1, 11]);
  undo(id);
  undo(id);
  expect(hasDrafts(id)).toBe(false);
  expect(history(id)).toBe(before);
  undo(id);
  expect(marks(present(id))).toEqual([]);
});

const asked: readonly [string, (id: string) => unknown][] = [
  [
    'a click on a layer',
    () => {
      take(() => []);
    },
  ],
  [
    'another tool',
    () => {
      takeTool('brush');
    },
  ],
  ['another document', (id) => settled(id, 'switch')],
  ['saving', (id) => settled(id, 'read')],
  ['closing', (id) => settled(id, 'close')],
  ['another draft', (id) => start(id, 'slider', null)],
];
test.each(asked)('a text and a transform become one step by %s', async (_, ask) => {
  for (const kind of ['text', 'transform'] as const) {
    useHand.setState({ tool: 'text' });
    const id = open();
    const draft = start(id, kind, 5);
    await ask(id);
    expect(draft.open).toBe(false);
    expect(marks(present(id))).toEqual([5]);
    expect(history(id).past).toHaveLength(1);
    expect(isUnfinished(id)).toBe(false);
  }
});

test('who asks waits for what takes its time, and so does who asks meanwhile', async () => {
  const id = open();
  let done: () => void = () => undefined;
  const draft = start(id, 'transform', 5, {
    commit: () =>
      new Promise<void>((resolve) => {
        done = () => {
          draft.put('transform', mark(5));
          resolve();
        };
      }),
  });
  const order: string[] = [];
  onceSettled(id, 'read', () => order.push(`read ${marks(present(id))!.join()}`));
  step('from elsewhere', mark(6));
  // It is shown as long as it isn't a step, and nobody can take it back half done.
  expect(marks(liveOf(id))).toEqual([5]);
  undo(id);
  expect(order).toEqual([]);
  done();
  await vi.waitFor(() => {
    expect(marks(present(id))).toEqual([5, 6]);
  });
  expect(order).toEqual(['read 5']);
});

test('what fails to become a step stays unfinished, and whoever asked goes no further', async () => {
  const id = open();
  const draft = start(id, 'transform', 5, { commit: () => Promise.reject(new Error('no memory')) });
  let went = false;
  onceSettled(id, 'read', () => (went = true));
  await expect(settled(id, 'close')).rejects.toThrow('no memory');
  expect(went).toBe(false);
  expect(draft.open).toBe(true);
  expect(marks(liveOf(id))).toEqual([5]);
  expect(useNotices.getState().notices).toHaveLength(1);
});

test('what is asked for in turn begins in turn, and who asks after that waits for what it began', async () => {
  const id = open();
  const work = (at: number) => {
    let finish: () => void = () => undefined;
    const worked = new Promise<void>((resolve) => (finish = resolve));
    const draft = start(id, 'work', at, { commit: () => worked });
    return () => {
      draft.put('worked out', mark(at));
      draft.drop();
      finish();
    };
  };
  const first = work(1);
  const order: string[] = [];
  onceSettled(id, 'key', () => {
    order.push('key');
    // As a command does that is given in its turn.
    onceSettled(id, 'change', () => {
      order.push('change');
      setTimeout(work(2));
    });
  });
  onceSettled(id, 'key', () => order.push(`then ${marks(present(id))!.join()}`));
  const read = settled(id, 'read').then(() => order.push(`read ${marks(present(id))!.join()}`));
  expect(order).toEqual([]);
  first();
  await read;
  expect(order).toEqual(['key', 'change', 'then 1,2', 'read 1,2']);
});

test('who waited in vain holds nobody up', async () => {
  const id = open();
  const draft = start(id, 'transform', 5, { commit: () => Promise.reject(new Error('no memory')) });
  onceSettled(id, 'read', () => undefined);
  await vi.waitFor(() => {
    expect(useNotices.getState().notices).toHaveLength(1);
  });
  draft.drop();
  let went = false;
  onceSettled(id, 'read', () => (went = true));
  expect(went).toBe(true);
});

test('a result waits for the hand, and both are kept', async () => {
  const id = open();
  const stroke = start(id, 'press', 1);
  const placed = settled(id, 'result').then(() => {
    commitIn(id, 'neural', mark(2)(present(id)));
  });
  await Promise.resolve();
  expect(stroke.open).toBe(true);
  void stroke.end('commit');
  // Nothing may come between the end of one and the beginning of the next.
  const next = start(id, 'press', 3);
  await Promise.resolve();
  expect(marks(present(id))).toEqual([1]);
  void next.end('commit');
  await placed;
  expect(marks(present(id))).toEqual([1, 3, 2]);
  expect(history(id).past).toHaveLength(3);
});

test('a step of somebody who did not ask is lost no more than what it met', () => {
  const id = open();
  const stroke = start(id, 'press', 1);
  commitIn(id, 'rude', mark(2)(present(id)));
  expect(marks(liveOf(id))).toEqual([2, 1]);
  void stroke.end('commit');
  expect(marks(present(id))).toEqual([2, 1]);
});

test('Escape gives up the innermost only', () => {
  const id = open();
  const transform = start(id, 'transform', 1);
  const drag = start(id, 'press', null);
  expect(giveUp(id)).toBe(true);
  expect([drag.open, transform.open]).toEqual([false, true]);
  expect(giveUp(id)).toBe(true);
  expect(transform.open).toBe(false);
  expect(giveUp(id)).toBe(false);
});

test('whatever giving up returns is nothing to wait for', () => {
  const id = open();
  const draft = begin(id, { kind: 'text', commit: () => undefined, cancel: () => ({ what: 'was closed' }) });
  expect(draft.end('cancel')).toBeUndefined();
  expect(draft.open).toBe(false);
});

test('a jump in the history makes a step of what is unfinished, which can be gone back to', () => {
  const id = open();
  step('first', mark(1));
  step('second', mark(2));
  start(id, 'text', 3);
  jump(id, 1);
  expect(marks(present(id))).toEqual([1]);
  jump(id, 3);
  expect(marks(present(id))).toEqual([1, 2, 3]);
});

test('each document has its own: what ends in one leaves the others alone', async () => {
  const [one, other] = [open(), open()];
  const text = start(one, 'text', 1);
  const crop = start(other, 'crop', null);
  await settled(one, 'switch');
  expect(text.open).toBe(false);
  await settled(other, 'switch');
  expect(crop.open).toBe(true);
  undo(other);
  expect([crop.open, marks(present(one))]).toEqual([false, [1]]);
});

test('nothing is left when a document is closed, whatever it is', () => {
  for (const kind of Object.keys(answers) as DraftKind[])
    expect(answers[kind].close, kind).toMatch(/commit|cancel/);
});

test('what a person made is given up by no purpose of others', () => {
  const made: readonly DraftKind[] = ['press', 'slider', 'text', 'transform', 'outline'];
  for (const kind of made)
    for (const purpose of Object.keys(answers[kind]) as Purpose[])
      expect(answers[kind][purpose], `${kind} ${purpose}`).not.toBe('cancel');
});
