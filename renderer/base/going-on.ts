import { create } from 'zustand';
import type { Tidings } from '../../preload/contract/index.ts';
import { pentimento } from './connection.ts';
import { report } from './notices.ts';

/** Work that takes its time, whatever it is: a job, a batch, a download. */
export interface Work {
  readonly id: string;
  /** How much of it is done, 0…1; null where that isn't known. */
  readonly share: number | null;
  readonly paused: boolean;
}

/** The work that goes on, in the order it began. The taskbar, or a browser's tab, shows the first. */
export const useGoingOn = create<{ readonly works: readonly Work[] }>(() => ({ works: [] }));

/** Seconds that work takes at least for the person to have turned to something else meanwhile. */
const worthTelling = 10;

/** Says how far work is, from its beginning on. */
export function goesOn(id: string, share: number | null, paused = false): void {
  const work = { id, share, paused };
  useGoingOn.setState(({ works }) => ({
    works: works.some((other) => other.id === id)
      ? works.map((other) => (other.id === id ? work : other))
      : [...works, work],
  }));
}

/**
 * Work is over. What is told of it, where it took long, reaches a person who looks elsewhere; the window says it by its own
 * notices.
 */
export function isOver(id: string, told?: Tidings & { readonly seconds: number }): void {
  useGoingOn.setState(({ works }) => ({ works: works.filter((other) => other.id !== id) }));
  if (!told || told.seconds < worthTelling) return;
  const { title, body, failed } = told;
  pentimento()
    .call('tellAway', { title: title.slice(0, 200), body: body.slice(0, 500), failed })
    .catch(report);
}
