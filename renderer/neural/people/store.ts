import { create } from 'zustand';
import type { ChosenIdentity, KeptIdentities } from '../../../preload/contract/index.ts';
import { pentimento } from '../../base/connection.ts';
import { report } from '../../base/notices.ts';

interface PeopleState {
  /** The people whose faces are kept; null until they have been asked for. */
  readonly kept: KeptIdentities | null;
  /** Whether they are being looked after. */
  readonly open: boolean;
  /** Who of them is in front. */
  readonly shown: string | null;
  /** Takes somebody for whoever opened the sheet. */
  readonly take: ((person: ChosenIdentity) => void) | null;
}

export const usePeople = create<PeopleState>(() => ({ kept: null, open: false, shown: null, take: null }));

/** Asks who is kept, and again whenever that changes. */
export function listenToPeople(): void {
  pentimento().on('identitiesChanged', () => void readPeople());
}

/** Asks who is kept: also elsewhere, such as on the command line, people come and go. */
export async function readPeople(): Promise<void> {
  try {
    usePeople.setState({ kept: await pentimento().call('identities', {}) });
  } catch (error) {
    report(error);
  }
}

/** Opens the sheet, with somebody in front where there is somebody. */
export function openPeople(shown: string | null, take: PeopleState['take']): void {
  const first = usePeople.getState().kept?.identities[0]?.identity ?? null;
  usePeople.setState({ open: true, shown: shown ?? first, take });
  void readPeople();
}

export function showPerson(identity: string | null): void {
  usePeople.setState({ shown: identity });
}

/** What somebody was to be taken for is still known when it is opened again. */
export function reopenPeople(): void {
  usePeople.setState({ open: true });
}

export function closePeople(): void {
  usePeople.setState({ open: false });
}
