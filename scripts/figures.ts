/**
 * `npm run figures -- NAME…`: makes the sheets in docs/figures from real runs on pictures that ship, and those of pictures
 * that don't in out/figures.
 */
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './root.ts';

const folder = join(root, 'scripts', 'figures');
const helpers = ['run', 'sheet'];
const all = (await readdir(folder))
  .map((file) => file.replace(/\.ts$/, ''))
  .filter((name) => !helpers.includes(name));
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  console.error(`There is no figure called ${unknown.join(', ')}. There are: ${all.join(', ')}.`);
  process.exit(2);
}

interface Figure {
  readonly figure: () => Promise<Record<string, Uint8Array>>;
  /** Of pictures that don't ship; none where they aren't at hand. */
  readonly untracked?: () => Promise<Record<string, Uint8Array>>;
}

for (const name of asked.length > 0 ? asked : all) {
  const { figure, untracked } = (await import(pathToFileURL(join(folder, `${name}.ts`)).href)) as Figure;
  await write('docs/figures', await figure());
  if (untracked) await write('out/figures', await untracked());
}

async function write(into: string, sheets: Record<string, Uint8Array>): Promise<void> {
  await mkdir(join(root, into), { recursive: true });
  for (const [file, bytes] of Object.entries(sheets)) {
    await writeFile(join(root, into, file), bytes);
    console.log(`${into}/${file}: ${Math.round(bytes.length / 1024)} KB`);
  }
}
