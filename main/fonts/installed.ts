import { open, readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { FontFace } from './face.ts';
import { readFaces } from './read-font.ts';

/** Where systems keep their fonts, and people theirs. */
function folders(): readonly string[] {
  const home = homedir();
  switch (process.platform) {
    case 'win32':
      return [
        join(process.env.SystemRoot ?? 'C:\\Windows', 'Fonts'),
        join(process.env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'Microsoft', 'Windows', 'Fonts'),
      ];
    case 'darwin':
      return ['/System/Library/Fonts', '/Library/Fonts', join(home, 'Library', 'Fonts')];
    default:
      return [
        '/usr/share/fonts',
        '/usr/local/share/fonts',
        join(process.env.XDG_DATA_HOME ?? join(home, '.local', 'share'), 'fonts'),
        join(home, '.fonts'),
      ];
  }
}

let known: Promise<readonly FontFace[]> | null = null;

/** The fonts of this machine, read once. */
export function installedFonts(): Promise<readonly FontFace[]> {
  known ??= fontsIn(folders());
  return known;
}

/** The fonts in these folders and in those that they hold. A file that is no font, or a damaged one, has none. */
export async function fontsIn(places: readonly string[]): Promise<readonly FontFace[]> {
  const files = (await Promise.all(places.map(filesIn))).flat();
  const faces: FontFace[] = [];
  // One after the other: there may be thousands, and files that may be open at once are few.
  for (const file of files) faces.push(...(await facesOf(file)));
  return faces;
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(
    // A folder that this system doesn't have, or that may not be looked into.
    () => [],
  );
  const files = await Promise.all(
    entries.map(async (entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesIn(path);
      return /\.(?:ttf|otf|ttc|otc)$/i.test(entry.name) ? [path] : [];
    }),
  );
  return files.flat();
}

async function facesOf(file: string): Promise<readonly FontFace[]> {
  try {
    const handle = await open(file);
    try {
      return await readFaces(async (offset, length) => {
        const { buffer, bytesRead } = await handle.read(new Uint8Array(length), 0, length, offset);
        return buffer.subarray(0, bytesRead);
      });
    } finally {
      await handle.close();
    }
  } catch {
    // The system doesn't offer it either.
    return [];
  }
}
