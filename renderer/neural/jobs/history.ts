import { create } from 'zustand';
import type { JobRecord } from '../../../preload/contract/index.ts';
import { pentimento, useConnection } from '../../base/connection.ts';
import { report } from '../../base/notices.ts';
import { reportUnlessLost } from '../../base/owners.ts';

/** Jobs that are over, latest first, those of earlier starts too; errands are not among them. */
export const useJobHistory = create<{ readonly records: readonly JobRecord[] }>(() => ({ records: [] }));

export function listenToJobHistory(): void {
  pentimento().on('jobHistoryChanged', () => void refresh());
  useConnection.subscribe(({ connected }) => {
    if (connected) void refresh();
  });
  void refresh();
}

export function forgetRecord(id: string): void {
  pentimento().call('removeFromJobHistory', { id }).catch(report);
}

export function clearJobHistory(): void {
  pentimento().call('clearJobHistory', {}).catch(report);
}

async function refresh(): Promise<void> {
  try {
    const { records } = await pentimento().call('jobHistory', {});
    useJobHistory.setState({ records });
  } catch (error) {
    reportUnlessLost(error);
  }
}
