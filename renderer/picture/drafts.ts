import { create } from 'zustand';
import { report } from '../base/notices.ts';
import type { Rect } from '../pixels/rect.ts';
import { presentOf } from './document.ts';
import type { OpenDocument, Picture } from './document.ts';
import { answers } from './settling.ts';
import type { DraftKind, Purpose } from './settling.ts';
import { activeDocument, commitIn, documentOf, jumpIn, redoIn, undoIn } from './store.ts';

/**
 * Everything unfinished, past React and past the history: strokes, drags, texts, transforms, crops, sliders. Each
 * begins here, shows what it would make of the picture many times a second, and ends as one step or as if it had
 * never been. Whoever would change, read, close or leave a document asks here first: see `settling.ts`.
 */
export type Edit = (picture: Picture) => Picture;

/** What somebody begins: how it ends when others ask, and what undo does within it. */
export interface Unfinished {
  readonly kind: DraftKind;
  /** Ends it as a step, with `put`, where there is anything to keep. Long work may take its time. */
  commit(): void | Promise<void>;
  /** Leaves everything as it was. */
  cancel(): void;
  /** Takes the last change within it back; false where there is none, and it is given up whole. */
  back?(): boolean;
  forth?(): void;
}

/** One that has begun, in the hands of who began it. */
export interface Draft {
  /** Whether it goes on: others may have ended it. */
  readonly open: boolean;
  /** What was unfinished before it and takes its time to end; null where nothing does. */
  readonly before: Promise<unknown> | null;
  /** Shows the picture as it would be. */
  show(edit: Edit | null): void;
  /** The edit that is shown wrote into tiles which the canvas holds already: only this part is drawn anew. */
  touch(rect: Rect): void;
  /** Puts a step into the history, on the picture as it stands now, in the place of what was shown. */
  put(label: string, edit: Edit): void;
  end(how: 'commit' | 'cancel'): void | Promise<void>;
  /** It has come to its end by itself. */
  drop(): void;
}

interface Entry {
  readonly what: Unfinished;
  edit: Edit | null;
  state: 'open' | 'ending' | 'over';
  /** What it does to end itself is no business of others that it would have to ask for. */
  asking: boolean;
  /** As long as it takes its time to end. */
  ending: Promise<void> | null;
  readonly over: Promise<void>;
  readonly resolve: () => void;
}

type Stacks = Readonly<Record<string, readonly Entry[]>>;

/** The drafts of each document, outermost first; changes as one begins or ends, not as it shows. */
export const useDrafts = create<{ readonly stacks: Stacks }>(() => ({ stacks: {} }));

type Listener = (change: Rect | null) => void;
const listeners = new Set<Listener>();

function stackOf(id: string): readonly Entry[] {
  return useDrafts.getState().stacks[id] ?? [];
}

/** Whether something is unfinished in a document. */
export function hasDrafts(id: string): boolean {
  return stackOf(id).length > 0;
}

/** Whether somebody is in the middle of something that is to be seen at once. What stays as it is until it is taken up again isn't meant. */
export function isAtWork(): boolean {
  const hurried: ReadonlySet<DraftKind> = new Set(['press', 'slider', 'preview', 'work']);
  return Object.values(useDrafts.getState().stacks)
    .flat()
    .some(({ what }) => hurried.has(what.kind));
}

export function begin(id: string, what: Unfinished): Draft {
  // What is still being carried out goes on beside it: every edit is of the picture as it then stands.
  const before = settle(id, what.kind === 'press' ? 'press' : 'begin');
  before?.catch(report);
  let resolve: () => void = () => undefined;
  const over = new Promise<void>((done) => (resolve = done));
  const entry: Entry = { what, edit: null, state: 'open', asking: false, ending: null, over, resolve };
  setStack(id, [...stackOf(id), entry]);
  return {
    get open() {
      return entry.state === 'open';
    },
    before,
    show: (edit) => {
      if (entry.state === 'over' || entry.edit === edit) return;
      entry.edit = edit;
      shown.delete(entry);
      tell(null);
    },
    touch: tell,
    put: (label, edit) => {
      entry.edit = null;
      const document = documentOf(id);
      if (document) commitIn(id, label, edit(presentOf(document)));
      tell(null);
    },
    end: (how) => end(id, entry, how),
    drop: () => {
      leave(id, entry);
    },
  };
}

/** Shows what the person may choose; it is never a step itself. */
export function preview(id: string): Draft {
  const nothing = () => undefined;
  return begin(id, { kind: 'preview', commit: nothing, cancel: nothing });
}

function end(id: string, entry: Entry, how: 'commit' | 'cancel'): void | Promise<void> {
  if (entry.state !== 'open') return entry.ending ?? undefined;
  entry.state = 'ending';
  entry.asking = true;
  const over = () => {
    leave(id, entry);
  };
  const failed = (error: unknown): never => {
    // What could not become a step is as unfinished as before.
    if (entry.state === 'ending') entry.state = 'open';
    entry.ending = null;
    throw error;
  };
  try {
    const ending = how === 'commit' ? entry.what.commit() : undefined;
    // Whatever giving up returns is nothing to wait for.
    if (how === 'cancel') entry.what.cancel();
    if (ending) return (entry.ending = ending.then(over, failed));
    over();
  } catch (error) {
    failed(error);
  } finally {
    entry.asking = false;
  }
}

function leave(id: string, entry: Entry): void {
  if (entry.state === 'over') return;
  entry.state = 'over';
  entry.ending = null;
  setStack(
    id,
    stackOf(id).filter((each) => each !== entry),
  );
  entry.resolve();
  if (entry.edit) tell(null);
}

function setStack(id: string, stack: readonly Entry[]): void {
  useDrafts.setState(({ stacks }) => ({ stacks: { ...stacks, [id]: stack } }));
}

/**
 * Asks everything unfinished in a document to make way, innermost first. Null where all has, at once; else what to
 * wait for.
 */
function settle(id: string, purpose: Purpose): Promise<unknown> | null {
  const waits: Promise<unknown>[] = [];
  for (const entry of [...stackOf(id)].reverse()) {
    const answer = answers[entry.what.kind][purpose];
    if (answer === 'stay' || entry.asking) continue;
    const ending = answer === 'wait' ? entry.over : end(id, entry, answer);
    if (ending) waits.push(ending);
  }
  return waits.length > 0 ? Promise.all(waits) : null;
}

/** Resolves once nothing unfinished stands in the way. */
export function settled(id: string, purpose: Purpose): Promise<void> {
  return waitedFor(id, purpose);
}

/** Of each document: what was asked for last that still waits for its turn. What it begins comes before what is asked later. */
const turns = new Map<string, Promise<void>>();
/** The document in which somebody acts whose turn has come. */
let taking: string | null = null;

async function waitedFor(id: string, purpose: Purpose, first = settle(id, purpose)): Promise<void> {
  await turns.get(id);
  for (let wait = first; wait; wait = settle(id, purpose)) await wait;
}

/** Acts once nothing unfinished stands in the way: now, where that is so or can be had at once. */
export function onceSettled(id: string, purpose: Purpose, act: () => void): void {
  const wait = settle(id, purpose);
  // Whoever asked first comes first; what is asked for in one's turn belongs to it.
  if (!wait && (taking === id || !turns.has(id))) {
    act();
    return;
  }
  const turn = waitedFor(id, purpose, wait)
    .then(() => {
      taking = id;
      try {
        act();
      } finally {
        taking = null;
      }
    })
    .catch(report)
    .finally(() => {
      if (turns.get(id) === turn) turns.delete(id);
    });
  turns.set(id, turn);
}

/** Changes the document in front, once nothing is unfinished there. */
export function onSettled(act: (document: OpenDocument) => void): void {
  const front = activeDocument();
  if (!front) return;
  onceSettled(front.id, 'change', () => {
    const document = documentOf(front.id);
    if (document) act(document);
  });
}

/** Gives the innermost draft up, as Escape does. Whether there was any. */
export function giveUp(id: string): boolean {
  const entry = stackOf(id).at(-1);
  if (entry) void end(id, entry, 'cancel');
  return entry !== undefined;
}

/** Takes back the last change within the innermost draft, or gives that up; a step, where nothing is unfinished. */
export function undo(id: string): void {
  const entry = stackOf(id).at(-1);
  if (!entry) undoIn(id);
  else if (entry.state === 'open' && !entry.what.back?.()) void end(id, entry, 'cancel');
}

export function redo(id: string): void {
  const entry = stackOf(id).at(-1);
  if (!entry) redoIn(id);
  else if (entry.state === 'open') entry.what.forth?.();
}

/** Goes to a state of the history. What was unfinished becomes a step first, and so can be gone back to. */
export function jump(id: string, index: number): void {
  const before = documentOf(id)?.history.forgotten ?? 0;
  onceSettled(id, 'change', () => {
    const forgotten = documentOf(id)?.history.forgotten ?? 0;
    jumpIn(id, index + before - forgotten);
  });
}

/** What each draft shows over which picture, so that the same one is shown as the same object. */
const shown = new WeakMap<Entry, { readonly below: Picture; readonly picture: Picture }>();

/** The picture as it is shown now, with everything unfinished. */
export function liveOf(id: string): Picture | null {
  const document = documentOf(id);
  if (!document) return null;
  return stackOf(id).reduce((below, entry) => {
    if (!entry.edit) return below;
    const known = shown.get(entry);
    if (known?.below === below) return known.picture;
    const picture = entry.edit(below);
    shown.set(entry, { below, picture });
    return picture;
  }, presentOf(document));
}

/** Whether what is shown is not yet a step. */
export function isUnfinished(id: string): boolean {
  return stackOf(id).some(({ edit }) => edit !== null);
}

/** Hears of every change of what is shown: the rectangle that was touched, or null for any other change. */
export function onLive(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(change: Rect | null): void {
  for (const listener of listeners) listener(change);
}
