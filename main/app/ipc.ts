import { BrowserWindow, ipcMain, type IpcMainInvokeEvent } from 'electron';
import type { Envelope } from '../../preload/transport/envelope.ts';
import type { Host } from '../host.ts';
import { ORIGIN } from './protocol.ts';

/** Takes the windows' calls, whose names and requests `answer` checks. */
export function attendWindows(answer: (name: string, request: unknown) => Promise<Envelope>): void {
  ipcMain.handle('call', (event, name: unknown, request: unknown) => {
    checkSender(event);
    return answer(String(name), request);
  });
}

/** Tells the windows what happens in the host. */
export function tellWindows(host: Host): void {
  host.on((name, payload) => {
    for (const { webContents } of BrowserWindow.getAllWindows()) {
      if (!webContents.isCrashed()) webContents.send(`event:${name}`, payload);
    }
  });
}

/** Only the application's own top frame may call: not a frame inside it, not a page it was led to. */
function checkSender({ senderFrame, sender }: IpcMainInvokeEvent): void {
  const own =
    senderFrame !== null && senderFrame === sender.mainFrame && senderFrame.url.startsWith(`${ORIGIN}/`);
  if (!own) throw new Error(`Refused a call from ${senderFrame?.url ?? 'a frame that is gone'}.`);
}
