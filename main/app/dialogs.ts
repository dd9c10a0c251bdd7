import { join } from 'node:path';
import { app, BrowserWindow, dialog, type OpenDialogOptions } from 'electron';
import { extensions, formatNames, openedExtensions, type AnyFormat } from '../../preload/contract/formats.ts';
import type { Language } from '../../preload/contract/index.ts';
import { translations } from './language.ts';

export async function chooseFiles(language: Language): Promise<string[]> {
  return choose({
    properties: ['openFile', 'multiSelections'],
    filters: [{ name: translations(language).menu.pictures, extensions: [...openedExtensions] }],
  });
}

/** Asks for a file with a recipe for batches; null where the person cancelled. */
export async function chooseRecipe(language: Language): Promise<string | null> {
  const { title } = translations(language).batchRoom.recipe;
  const [file] = await choose({
    properties: ['openFile'],
    filters: [{ name: title, extensions: ['json'] }],
  });
  return file ?? null;
}

/** Asks for a folder; null where the person cancelled. */
export async function chooseFolder(): Promise<string | null> {
  const [folder] = await choose({ properties: ['openDirectory'] });
  return folder ?? null;
}

/** What was chosen; nothing where the person cancelled. */
async function choose(options: OpenDialogOptions): Promise<string[]> {
  const window = BrowserWindow.getFocusedWindow();
  const { canceled, filePaths } = await (window
    ? dialog.showOpenDialog(window, options)
    : dialog.showOpenDialog(options));
  return canceled ? [] : filePaths;
}

export async function chooseDestination(
  name: string,
  format: AnyFormat | null,
  folder: string | null,
): Promise<string | null> {
  const options = {
    defaultPath: join(folder ?? app.getPath(format === null ? 'documents' : 'pictures'), name),
    filters: format === null ? [] : [{ name: formatNames[format], extensions: [...extensions[format]] }],
  };
  const window = BrowserWindow.getFocusedWindow();
  const { canceled, filePath } = await (window
    ? dialog.showSaveDialog(window, options)
    : dialog.showSaveDialog(options));
  return canceled || !filePath ? null : filePath;
}

/** Tells that a window doesn't answer. Whether the person closes it all the same. */
export async function closesAnyway(window: BrowserWindow, language: Language): Promise<boolean> {
  const { title, help, wait, close } = translations(language).menu.hangs;
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: title,
    detail: help,
    buttons: [wait, close],
    defaultId: 0,
    cancelId: 0,
  });
  return response === 1;
}
