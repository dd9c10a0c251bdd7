import { join } from 'node:path';
import { BrowserWindow } from 'electron';
import { ORIGIN } from './protocol.ts';

/** Copying and pasting pictures, and nothing else. */
const granted: ReadonlySet<string> = new Set(['clipboard-read', 'clipboard-sanitized-write']);

/** The editor's window: sandboxed, isolated, and never led anywhere else. */
export function openWindow(): BrowserWindow {
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
  window.webContents.session.setPermissionRequestHandler((_contents, permission, decide) =>
    decide(granted.has(permission)),
  );
  void window.loadURL(`${ORIGIN}/`);
  return window;
}
