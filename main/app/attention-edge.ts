import { app, Notification, type BrowserWindow } from 'electron';
import type { Edge } from './attention.ts';
import { bringToFront } from './window.ts';

/** Notifications that are on the screen: one that nobody holds any more loses its click. */
const told = new Set<Notification>();

/** Electron's own ways to show something of a window that is not in front; null where there is no window. */
export function attentionEdge(current: () => BrowserWindow | null): Edge {
  return {
    isInFront: () => current()?.isFocused() ?? false,
    showBar: (bar) => {
      const window = current();
      if (!bar) window?.setProgressBar(-1);
      // More than all of it is a bar that only moves.
      else window?.setProgressBar(bar.share ?? 2, { mode: bar.share === null ? 'indeterminate' : bar.look });
    },
    showBadge: (unseen) => void app.setBadgeCount(unseen),
    beckon: (on) => {
      if (process.platform !== 'darwin') current()?.flashFrame(on);
      else if (on) app.dock?.bounce('informational');
    },
    notify: (title, body, clicked) => {
      if (!Notification.isSupported()) return;
      const notification = new Notification({ title, body });
      told.add(notification);
      notification.on('close', () => told.delete(notification));
      notification.on('click', () => {
        told.delete(notification);
        clicked();
      });
      notification.show();
    },
    bringToFront: () => {
      const window = current();
      if (window) bringToFront(window);
    },
  };
}
