import { create } from 'zustand';
import type { RecentFile } from '../../preload/contract/index.ts';
import { pentimento } from '../base/connection.ts';
import { report } from '../base/notices.ts';
import { openChosen } from './open.ts';

/** Files opened or saved before, newest first. None in a browser, which has files of its own. */
export const useRecent = create<{ readonly files: readonly RecentFile[] }>(() => ({ files: [] }));

export function listenToRecent(): void {
  pentimento().on('recentFiles', (files) => {
    useRecent.setState({ files });
  });
  pentimento().on('openFile', (file) => void openChosen(file));
  pentimento()
    .call('recentFiles', {})
    .then((files) => {
      useRecent.setState({ files });
    })
    .catch(report);
}

export function clearRecent(): void {
  pentimento().call('clearRecent', {}).catch(report);
}
