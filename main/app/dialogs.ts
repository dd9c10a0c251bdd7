import { extname, join } from 'node:path';
import { app, BrowserWindow, dialog } from 'electron';
import type { Language } from '../../preload/contract/index.ts';
import type { AnyFormat } from '../document/handlers.ts';
import { translations } from './language.ts';

const opens = ['jpg', 'jpeg', 'png', 'webp', 'tif', 'tiff', 'gif', 'avif', 'ora', 'psd', 'psb'];
const saves: Record<AnyFormat, { name: string; extensions: string[] }> = {
  png: { name: 'PNG', extensions: ['png'] },
  jpeg: { name: 'JPEG', extensions: ['jpg', 'jpeg'] },
  webp: { name: 'WebP', extensions: ['webp'] },
  avif: { name: 'AVIF', extensions: ['avif'] },
  ora: { name: 'OpenRaster', extensions: ['ora'] },
  psd: { name: 'Photoshop', extensions: ['psd'] },
  tiff: { name: 'TIFF', extensions: ['tif', 'tiff'] },
};

/** Whether a file's name ends as those do that can be opened. */
export function isPicture(path: string): boolean {
  return opens.includes(extname(path).slice(1).toLowerCase());
}

export async function chooseFiles(language: Language): Promise<string[]> {
  const options = {
    properties: ['openFile', 'multiSelections'] as ('openFile' | 'multiSelections')[],
    filters: [{ name: translations(language).menu.pictures, extensions: opens }],
  };
  const window = BrowserWindow.getFocusedWindow();
  const { canceled, filePaths } = await (window
    ? dialog.showOpenDialog(window, options)
    : dialog.showOpenDialog(options));
  return canceled ? [] : filePaths;
}

export async function chooseDestination(name: string, format: AnyFormat): Promise<string | null> {
  const options = { defaultPath: join(app.getPath('pictures'), name), filters: [saves[format]] };
  const window = BrowserWindow.getFocusedWindow();
  const { canceled, filePath } = await (window
    ? dialog.showSaveDialog(window, options)
    : dialog.showSaveDialog(options));
  return canceled || !filePath ? null : filePath;
}
