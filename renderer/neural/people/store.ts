import { create } from 'zustand';
import type { KeptIdentities } from '../../../preload/contract/index.ts';
import { pentimento } from '../../base/connection.ts';
import { report } from '../../base/notices.ts';

/** The people whose faces are kept; null until they have been asked for. */
export const usePeople = create<{ readonly kept: KeptIdentities | null }>(() => ({ kept: null }));

/** Asks who is kept: also elsewhere, such as on the command line, people come and go. */
export async function findPeople(): Promise<void> {
  try {
    usePeople.setState({ kept: await pentimento().call('identities', {}) });
  } catch (error) {
    report(error);
  }
}
