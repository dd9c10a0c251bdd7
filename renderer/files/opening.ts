import { create } from 'zustand';
import { CallError } from '../../preload/contract/index.ts';
import type { Owner } from '../../preload/contract/index.ts';
import { pentimento } from '../base/connection.ts';
import { report } from '../base/notices.ts';
import { letGo, newOwner } from '../base/owners.ts';

/** A file that is being opened. */
export interface Opening {
  readonly owner: string;
  readonly name: string;
  /** 0…1 */
  readonly share: number;
  readonly stop: () => void;
}

export const useOpenings = create<{ readonly openings: readonly Opening[] }>(() => ({ openings: [] }));

/** How much of opening a file is reading it; the rest is fetching its tiles. */
const reading = 0.7;

export function listenToOpenings(): void {
  pentimento().on('opening', ({ owner, share }) => {
    advance(owner, reading * share);
  });
}

/**
 * Opens a file, which is shown while it lasts and can be stopped. `work` says how much of it is in the window, 0…1.
 */
export async function opening(
  name: string,
  work: (owner: Owner, onLoaded: (share: number) => void) => Promise<void>,
): Promise<void> {
  const owner = newOwner();
  const stopping = new AbortController();
  const stop = () => {
    stopping.abort();
    pentimento().call('stopOpening', { owner }).catch(report);
  };
  change((openings) => [...openings, { owner, name, share: 0, stop }]);
  try {
    await work(owner, (share) => {
      if (stopping.signal.aborted) throw new CallError('cancelled', `Opening ${name} was stopped.`);
      advance(owner, reading + (1 - reading) * share);
    });
  } catch (error) {
    if (!(stopping.signal.aborted && error instanceof CallError && error.code === 'cancelled')) throw error;
  } finally {
    change((openings) => openings.filter((each) => each.owner !== owner));
    letGo(owner);
  }
}

function advance(owner: string, share: number): void {
  change((openings) => openings.map((each) => (each.owner === owner ? { ...each, share } : each)));
}

function change(next: (openings: readonly Opening[]) => readonly Opening[]): void {
  useOpenings.setState(({ openings }) => ({ openings: next(openings) }));
}
