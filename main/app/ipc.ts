import { BrowserWindow, ipcMain, type IpcMainInvokeEvent } from 'electron';
import { calls, type CallName } from '../../preload/contract/index.ts';
import type { Host } from '../host.ts';
import { answer } from '../ipc/answer.ts';
import { ORIGIN } from './protocol.ts';

/** Carries the contract between the host and the windows. */
export function attendWindows(host: Host): void {
  for (const name of Object.keys(calls) as CallName[]) {
    ipcMain.handle(`call:${name}`, (event, request: unknown) => {
      checkSender(event);
      return answer(host, name, request);
    });
  }
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
