import { create } from 'zustand';
import type { Stored, StoragePart } from '../../../preload/contract/index.ts';
import { pentimento } from '../../base/connection.ts';
import { report } from '../../base/notices.ts';
import { openElsewhere } from '../../files/kept-locks.ts';
import { leaveForLater } from '../../files/recovery/recover.ts';

/** What lies on this machine, as it was looked up last; null until it has been. */
export const useStored = create<{ readonly stored: Stored | null }>(() => ({ stored: null }));

export async function lookUpStored(): Promise<void> {
  try {
    useStored.setState({ stored: await pentimento().call('stored', {}) });
  } catch (error) {
    report(error);
  }
}

/** Removes parts for good; what documents need that are open in any window stays. */
export async function clearStored(parts: readonly StoragePart[]): Promise<void> {
  try {
    const open = [...(await openElsewhere())];
    await pentimento().call('clearStored', { parts: [...parts], open });
    if (parts.includes('recovery')) leaveForLater();
  } catch (error) {
    report(error);
  }
  await lookUpStored();
}

export async function showFolder(folder: 'data' | 'cache'): Promise<void> {
  try {
    await pentimento().call('showStored', { folder });
  } catch (error) {
    report(error);
  }
}

export async function moveCache(to: 'chosen' | 'standard'): Promise<void> {
  try {
    await pentimento().call('moveCache', { to });
  } catch (error) {
    report(error);
  }
  await lookUpStored();
}
