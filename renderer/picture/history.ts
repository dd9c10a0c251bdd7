import { memory } from '../base/memory.ts';
import type { Picture } from './document.ts';
import { heldAlone } from './weight.ts';

/** A state of the picture and what led to it, as a key under `history` in the translations. */
export interface Entry {
  readonly label: string;
  readonly picture: Picture;
  /** Steps with one name follow each other as one: a slider's gesture, typing, a run of arrow keys. */
  readonly gesture: string | null;
  /** Bytes that only this state holds, against the one after it: what forgetting it gives back. */
  readonly bytes: number;
}

/** Undo as states that share everything they have in common: a step costs the tiles it changed. */
export interface History {
  /** Oldest first. */
  readonly past: readonly Entry[];
  readonly present: Entry;
  /** What was undone, next first. */
  readonly future: readonly Entry[];
  /** How many of the oldest steps were let go to stay within the memory. */
  readonly forgotten: number;
}

/** What a step is counted for beside its tiles: the data of its layers. */
const entryBytes = 4096;

export function startHistory(label: string, picture: Picture): History {
  return { past: [], present: { label, picture, gesture: null, bytes: 0 }, future: [], forgotten: 0 };
}

/** Does something new: what had been undone can no longer be redone. */
export function commit(
  history: History,
  label: string,
  picture: Picture,
  gesture: string | null = null,
): History {
  const { past, present } = history;
  if (picture === present.picture) return history;
  const goesOn = gesture !== null && gesture === present.gesture && history.future.length === 0;
  const entry: Entry = { label, picture, gesture, bytes: 0 };
  if (goesOn) {
    const before = past.at(-1);
    return { ...history, past: before ? [...past.slice(0, -1), weigh(before, entry)] : past, present: entry };
  }
  return { ...history, past: [...past, weigh(present, entry)], present: entry, future: [] };
}

/** Changes the present without a step of its own, such as which layer is in hand. */
export function amend(history: History, picture: Picture): History {
  return { ...history, present: { ...history.present, picture } };
}

/** Goes to a state of the list past, present, future, counted from the oldest. */
export function jump(history: History, index: number): History {
  const all = [...history.past, history.present, ...history.future];
  const present = all[index];
  const from = history.past.length;
  if (!present || index === from) return history;
  // Only the states between here and there change sides, and with it the neighbour they are weighed against.
  for (let at = Math.min(index, from); at <= Math.max(index, from); at += 1) {
    const entry = all[at];
    const neighbour = at < index ? all[at + 1] : all[at - 1];
    if (entry && neighbour && at !== index) all[at] = weigh(entry, neighbour);
  }
  return {
    ...history,
    past: all.slice(0, index),
    present: { ...present, bytes: 0, gesture: null },
    future: all.slice(index + 1),
  };
}

export function undo(history: History): History {
  return jump(history, history.past.length - 1);
}

export function redo(history: History): History {
  return jump(history, history.past.length + 1);
}

export function bytesOf({ past, future }: History): number {
  return [...past, ...future].reduce((sum, { bytes }) => sum + bytes, 0);
}

function weigh(entry: Entry, neighbour: Entry): Entry {
  return { ...entry, bytes: entryBytes + heldAlone(entry.picture, neighbour.picture) };
}

/**
 * Lets steps go until the histories of all documents fit together: of those used least recently first, which stand
 * first here, the oldest and then what was undone longest ago. The last keeps its newest step, whatever it costs.
 */
export function within(histories: readonly History[], budget = memory.history): readonly History[] {
  let over = histories.reduce((sum, history) => sum + bytesOf(history), -budget);
  return histories.map((history, at) => {
    if (over <= 0) return history;
    const inUse = at === histories.length - 1;
    const past = [...history.past];
    const future = [...history.future];
    while (over > 0 && past.length > (inUse ? 1 : 0)) over -= past.shift()?.bytes ?? 0;
    while (over > 0 && !inUse && future.length > 0) over -= future.pop()?.bytes ?? 0;
    return { ...history, past, future, forgotten: history.forgotten + history.past.length - past.length };
  });
}
