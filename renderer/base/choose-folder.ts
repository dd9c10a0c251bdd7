import { photoExtensions } from '../../preload/contract/formats.ts';
import type { ChosenFolder } from '../../preload/contract/index.ts';
import { useApp } from './application.ts';
import { pentimento } from './connection.ts';

/** A folder's own photos, out of the page's reach: what the browser lets the page read of it. */
export interface FolderOfFiles {
  readonly name: string;
  readonly files: readonly File[];
}

/**
 * Asks for a folder of photos: on the desktop with the system's dialog; in a browser with its own, and the photos are
 * handed over. Null where the person cancelled.
 */
export async function chooseFolder(): Promise<ChosenFolder | null> {
  if (useApp.getState().description?.surface === 'desktop') return pentimento().call('chooseFolder', {});
  const chosen = await chooseFolderOfFiles();
  return chosen && handOver(chosen);
}

/** Gives the other side the photos of a folder that it can't find by itself, one after the other. */
export async function handOver({ name, files }: FolderOfFiles): Promise<ChosenFolder> {
  const chosen = await pentimento().call('gatherFolder', { name });
  for (const file of files.filter(isPhoto)) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    await pentimento().call('gatherPhoto', { folder: chosen.folder, name: file.name, bytes });
  }
  return chosen;
}

/** The files that lie in a dropped folder itself; null where what was dropped is none. */
export async function droppedFolder(transfer: DataTransfer): Promise<FolderOfFiles | null> {
  const entry = transfer.items[0]?.webkitGetAsEntry() ?? null;
  return isFolder(entry) ? filesIn(entry) : null;
}

/** Photos that were dropped, and those that lie in dropped folders; called as the folder is, where it is one alone. */
export async function droppedPhotos(transfer: DataTransfer): Promise<FolderOfFiles> {
  const loose = [...transfer.files];
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const [first = null] = entries;
  if (entries.length === 1 && isFolder(first)) return filesIn(first);
  const folders = entries.filter(isFolder);
  const files = loose.filter((file) => !folders.some(({ name }) => name === file.name));
  for (const folder of folders) {
    // Photos of several folders may be called the same.
    for (const file of (await filesIn(folder)).files)
      files.push(new File([file], `${folder.name} ${file.name}`));
  }
  return { name: '', files };
}

/** The files that lie in a folder itself. */
async function filesIn(entry: FileSystemDirectoryEntry): Promise<FolderOfFiles> {
  const reader = entry.createReader();
  const files: File[] = [];
  for (;;) {
    // It gives a hundred at a time, and none at the end.
    const entries = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (entries.length === 0) return { name: entry.name, files };
    for (const each of entries) if (isFile(each)) files.push(await fileOf(each));
  }
}

function chooseFolderOfFiles(): Promise<FolderOfFiles | null> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.webkitdirectory = true;
    input.onchange = () => {
      // Paths begin with the folder that was chosen; what lies deeper is another folder's.
      const files = [...(input.files ?? [])].filter(
        ({ webkitRelativePath: path }) => path.split('/').length === 2,
      );
      const [name = ''] = (input.files?.[0]?.webkitRelativePath ?? '').split('/');
      resolve({ name, files });
    };
    input.oncancel = () => {
      resolve(null);
    };
    input.click();
  });
}

export function isPhoto({ name }: File): boolean {
  return photoExtensions.includes((name.split('.').at(-1) ?? '').toLowerCase());
}

function isFolder(entry: FileSystemEntry | null): entry is FileSystemDirectoryEntry {
  return entry?.isDirectory ?? false;
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => {
    entry.file(resolve, reject);
  });
}
