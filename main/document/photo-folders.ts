import { randomUUID } from 'node:crypto';
import { mkdir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import * as z from 'zod';
import { FileToken } from '../../preload/contract/files.ts';
import { explain } from '../errors/explain.ts';
import { writeWhole } from '../image/write.ts';
import { gatheredIn } from '../store/folders.ts';
import { parsed } from '../store/parsed.ts';

/** How many are remembered. */
const MOST = 200;
const List = z.array(z.object({ folder: FileToken, path: z.string() }));
type Remembered = z.infer<typeof List>[number];

/**
 * The folders of photos that the person chose, each under a random token: the window and recipes name tokens alone.
 * Unlike those of files they outlive the application, so that a recipe can be carried out again and a job that learns
 * goes on. A page in a browser has no folders: it hands its photos over, and they lie in the session.
 */
export class PhotoFolders {
  private constructor(
    private readonly file: string,
    private readonly session: string,
    private known: readonly Remembered[],
  ) {}

  /** @param file Where those of the system are remembered, the newest first; a damaged list counts as absent. */
  static async open(file: string, session: string): Promise<PhotoFolders> {
    const known = await readFile(file, 'utf8').then(
      (text) => List.safeParse(parsed(text)).data ?? [],
      () => [],
    );
    return new PhotoFolders(file, session, known);
  }

  /** @throws UserError folder-missing where there is no folder. */
  async tokenOf(path: string): Promise<FileToken> {
    const real = await realpath(path).catch(() => resolve(path));
    if (!(await isFolder(real))) throw explain('folder-missing', { folder: path });
    const before = this.known.find((each) => each.path === real);
    const { folder } = before ?? { folder: randomUUID() };
    const others = this.known.filter((each) => each !== before);
    this.known = [{ folder, path: real }, ...others].slice(0, MOST);
    // One that can't be remembered is known as long as the application runs.
    await writeWhole(this.file, new TextEncoder().encode(JSON.stringify(this.known, null, 2))).catch(
      (error: unknown) => process.emitWarning(String(error)),
    );
    return folder;
  }

  /** @throws UserError folder-unknown. */
  async pathOf({ folder, name }: { readonly folder: FileToken; readonly name: string }): Promise<string> {
    const gathered = join(gatheredIn(this.session), folder);
    if (await isFolder(gathered)) return gathered;
    const path = this.known.find((each) => each.folder === folder)?.path;
    if (path === undefined) throw explain('folder-unknown', { name });
    return path;
  }

  get count(): number {
    return this.known.length;
  }

  /** Forgets those of the system: what names them has to ask anew. @throws UserError cannot-write or disk-full */
  async clear(): Promise<void> {
    await writeWhole(this.file, new TextEncoder().encode('[]'));
    this.known = [];
  }

  /** A folder for photos that a page hands over. */
  async gather(): Promise<FileToken> {
    const folder = randomUUID();
    await mkdir(join(gatheredIn(this.session), folder), { recursive: true });
    return folder;
  }

  /** @throws UserError folder-unknown for one that isn't of this kind. */
  async add(folder: FileToken, name: string, bytes: Uint8Array): Promise<void> {
    const place = join(gatheredIn(this.session), folder);
    if (!(await isFolder(place)) || !isPlain(name)) throw explain('folder-unknown', { name });
    await writeWhole(join(place, name), bytes);
  }
}

/** Whether a name leads nowhere else. */
function isPlain(name: string): boolean {
  return name !== '' && name !== '.' && name !== '..' && name === basename(name) && !name.includes('\\');
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found?.isDirectory() ?? false;
}
