/** `npm run pentimento -- restyle photo.jpg --style painting.jpg -o out.png`: the command line, built first if need be. */
import { spawn } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildPrograms } from './build.ts';
import { root } from './root.ts';

/** What the programs are made of. */
const sources = ['main', 'preload', 'resources/translations', 'models/manifest.json', 'package.json'];

/** Builds the programs unless they are newer than everything they are made of. */
export async function freshPrograms(): Promise<void> {
  const built = await stat(join(root, 'out', 'cli.cjs')).catch(() => null);
  const newest = await Promise.all(sources.map((source) => changedAt(join(root, source))));
  if (!built || Math.max(...newest) >= built.mtimeMs) await buildPrograms();
}

async function changedAt(path: string): Promise<number> {
  const { mtimeMs } = await stat(path);
  const inside = await readdir(path, { recursive: true }).catch(() => []);
  const times = await Promise.all(inside.map(async (name) => (await stat(join(path, name))).mtimeMs));
  return times.reduce((a, b) => Math.max(a, b), mtimeMs);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await freshPrograms();
  // npm changes to the project's folder; file names are meant from where the person stands.
  const byNpm = process.env.npm_lifecycle_event === 'pentimento';
  const cwd = (byNpm ? process.env.INIT_CWD : undefined) ?? process.cwd();
  const child = spawn(process.execPath, [join(root, 'out', 'cli.cjs'), ...process.argv.slice(2)], {
    stdio: 'inherit',
    cwd,
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  child.once('exit', (code) => process.exit(code ?? 1));
}
