/** `npm run figures -- NAME…`: makes the sheets in docs/figures from real runs on pictures that ship. */
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

await mkdir(join(root, 'docs', 'figures'), { recursive: true });
for (const name of asked.length > 0 ? asked : all) {
  const { figure } = (await import(pathToFileURL(join(folder, `${name}.ts`)).href)) as {
    figure: () => Promise<Record<string, Uint8Array>>;
  };
  for (const [file, bytes] of Object.entries(await figure())) {
    await writeFile(join(root, 'docs', 'figures', file), bytes);
    console.log(`docs/figures/${file}: ${Math.round(bytes.length / 1024)} KB`);
  }
}
