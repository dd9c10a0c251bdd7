import { execFile } from 'node:child_process';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../scripts/root.ts';
import { rounded } from './statistics.ts';

/** What a command of the built command line took, from the command to the file, and the engine's peak memory. */
export async function measureCommand(
  args: readonly string[],
  built = root,
): Promise<{ readonly seconds: number; readonly engineMegabytes: number }> {
  const start = performance.now();
  const child = execFile(process.execPath, [join(built, 'out/cli.cjs'), ...args, '--quiet']);
  child.stderr?.pipe(process.stderr);
  let peak = 0;
  const watch = setInterval(
    () => void engineMemory(child.pid ?? 0).then((bytes) => (peak = Math.max(peak, bytes))),
    500,
  );
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  clearInterval(watch);
  if (code !== 0) throw new Error(`The command line ended with code ${code ?? 'none'}.`);
  return {
    seconds: rounded((performance.now() - start) / 1000),
    engineMegabytes: Math.round(peak / 1e6),
  };
}

/** Peak resident memory of the engine below `parent` that takes most, as one beside it does that learns; from /proc, 0 elsewhere. */
async function engineMemory(parent: number): Promise<number> {
  const processes = await readdir('/proc').catch(() => []);
  let most = 0;
  for (const pid of processes.filter((name) => /^\d+$/.test(name))) {
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]) !== parent || !command.includes('engine.cjs')) continue;
    most = Math.max(most, Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0) * 1024);
  }
  return most;
}
