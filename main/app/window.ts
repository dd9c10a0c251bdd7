import { join } from 'node:path';
import { BrowserWindow } from 'electron';
import { limitPermissions } from './permissions.ts';
import { ORIGIN } from './protocol.ts';

/** The editor's window, still empty: sandboxed, isolated, and never led anywhere but to the editor. */
export function makeWindow(): BrowserWindow {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 900,
    minHeight: 600,
    show: false,
    backgroundColor: '#1e1e1e',
    webPreferences: {
      preload: join(__dirname, 'preload.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  window.webContents.on('will-navigate', (event) => event.preventDefault());
  limitPermissions(window.webContents.session);
  return window;
}

export async function loadPage(window: BrowserWindow): Promise<void> {
  await window.loadURL(`${ORIGIN}/`).catch((error: unknown) => {
    // One that is closed while it loads has not failed.
    if (!window.isDestroyed()) throw error;
  });
}

export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
