/** What a packed application holds: every file, those in its archive, too. */
import { createHash } from 'node:crypto';
import { open, readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import * as z from 'zod';

export interface Content {
  /** Below the folder, with forward slashes; what is in the archive below the archive. */
  readonly path: string;
  readonly bytes: number;
  /** SHA-256 of what it holds, hexadecimal. */
  readonly hash: string;
}

export async function contentsOf(folder: string): Promise<Content[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const contents: Content[] = [];
  // Links, of which macOS's frameworks have many, hold nothing.
  for (const entry of entries.filter((each) => each.isFile())) {
    const file = join(entry.parentPath, entry.name);
    const path = relative(folder, file).replaceAll('\\', '/');
    if (path.endsWith('.asar')) {
      for (const inside of await archived(file)) contents.push({ ...inside, path: `${path}/${inside.path}` });
    } else {
      const data = await readFile(file);
      contents.push({ path, bytes: data.length, hash: createHash('sha256').update(data).digest('hex') });
    }
  }
  return contents;
}

/** A file of an archive's table; `unpacked` ones lie beside the archive. */
const File = z.object({
  size: z.number(),
  unpacked: z.boolean().optional(),
  integrity: z.object({ algorithm: z.literal('SHA256'), hash: z.string() }),
});
interface Folder {
  readonly files: Readonly<Record<string, Folder | z.infer<typeof File>>>;
}
const Folder: z.ZodType<Folder> = z.lazy(() =>
  z.object({ files: z.record(z.string(), z.union([Folder, File])) }),
);

/** Reads the table that an asar archive begins with: four numbers of 32 bits, of which the last is its length. */
async function archived(file: string): Promise<Content[]> {
  const archive = await open(file);
  try {
    const sizes = Buffer.alloc(16);
    await archive.read(sizes, 0, sizes.length, 0);
    const table = Buffer.alloc(sizes.readUInt32LE(12));
    await archive.read(table, 0, table.length, sizes.length);
    return listed(Folder.parse(JSON.parse(table.toString('utf8'))), '');
  } finally {
    await archive.close();
  }
}

function listed({ files }: Folder, above: string): Content[] {
  return Object.entries(files).flatMap(([name, entry]) => {
    if ('files' in entry) return listed(entry, `${above}${name}/`);
    if (entry.unpacked === true) return [];
    return [{ path: above + name, bytes: entry.size, hash: entry.integrity.hash }];
  });
}

/** What is there more than once, paths of equal contents together. Less than that many bytes are not worth a word. */
export function twice(contents: readonly Content[], atLeast = 4096): string[][] {
  const same = new Map<string, string[]>();
  for (const { path, bytes, hash } of contents) {
    if (bytes >= atLeast) same.set(hash, [...(same.get(hash) ?? []), path]);
  }
  return [...same.values()].filter((paths) => paths.length > 1);
}

/** The parts of the application, and how the paths look that belong to each; the first that fits. */
const parts: readonly (readonly [string, RegExp])[] = [
  ['onnxruntime', /node_modules\/onnxruntime/],
  ['sharp and libvips', /node_modules\//],
  ['networks’ weights', /\.safetensors$/],
  ['pictures', /(^|\/)(samples|styles)\//],
  ['help', /(^|\/)docs\//],
  ['licences', /licen[cs]es?|sbom\.json|SOURCES\.md/i],
  ['window', /\.asar\/out\/renderer\//],
  ['programs', /\.asar\//],
  ['Electron', /./],
];

/** How many bytes each part has, in the order above. */
export function partsOf(contents: readonly Content[]): { readonly name: string; readonly bytes: number }[] {
  const sums = new Map(parts.map(([name]) => [name, 0]));
  for (const { path, bytes } of contents) {
    const name = parts.find(([, pattern]) => pattern.test(path))?.[0] ?? 'Electron';
    sums.set(name, (sums.get(name) ?? 0) + bytes);
  }
  return [...sums].map(([name, bytes]) => ({ name, bytes }));
}
