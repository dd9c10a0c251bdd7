/** `npm run bench -- NAME…`, or `NAME:PART,PART…` for parts of one: measures, and prints JSON. Never part of the tests. */
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildPrograms } from './build.ts';
import { root } from './root.ts';

const folder = join(root, 'bench');
const asked = process.argv.slice(2).map((each) => {
  const [name = '', parts] = each.split(':');
  return { name, parts: parts?.split(',') ?? [] };
});
const helpers = ['command-line', 'parts', 'peer', 'statistics'];
const all = (await readdir(folder))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -3))
  .filter((name) => !helpers.includes(name));
const chosen = asked.length > 0 ? asked : all.map((name) => ({ name, parts: [] }));

const unknown = chosen.map(({ name }) => name).filter((name) => !existsSync(join(folder, `${name}.ts`)));
if (unknown.length > 0) {
  console.error(`There is no benchmark called ${unknown.join(', ')}. There are: ${all.join(', ')}.`);
  process.exit(2);
}
await buildPrograms();
const results: Record<string, object> = {};
for (const { name, parts } of chosen) {
  const { bench } = (await import(pathToFileURL(join(folder, `${name}.ts`)).href)) as {
    bench: (parts: readonly string[]) => Promise<object>;
  };
  results[name] = await bench(parts);
}
console.log(JSON.stringify(results, null, 2));
