import { spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../scripts/root.ts';

/** How the program ended, and what it said. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  /** Where names of files are meant from. */
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Sees all of stderr each time it grows. */
  readonly watch?: (stderr: string, pid: number) => void;
  /** Whether it is alone with its children in a group, as what a terminal runs: signals to −pid reach all of it. */
  readonly group?: boolean;
}

/** Runs the built program as a person does: a process, with arguments. `freshPrograms` builds it. */
export function runProgram(
  args: readonly string[],
  { cwd, env = {}, watch, group = false }: RunOptions,
): Promise<Ended> {
  const child = spawn(process.execPath, [join(root, 'out', 'cli.cjs'), ...args], {
    ...{ cwd, detached: group, env: { ...process.env, ...env } },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (text: Buffer) => (stdout += text.toString()));
  child.stderr.on('data', (text: Buffer) => {
    stderr += text.toString();
    watch?.(stderr, child.pid ?? 0);
  });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, stdout, stderr })));
}

/** Does something once, as soon as something is said. */
export function once(said: string, act: (pid: number) => void): NonNullable<RunOptions['watch']> {
  let acted = false;
  return (stderr, pid) => {
    if (acted || !stderr.includes(said)) return;
    acted = true;
    act(pid);
  };
}

/** The engines among a process's children, as Linux lists them. */
export async function enginesOf(parent: number): Promise<readonly number[]> {
  const found: number[] = [];
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const read = (name: string) => readFile(`/proc/${pid}/${name}`, 'utf8').catch(() => '');
    const parentOf = Number((await read('stat')).replace(/^.*\) \S /, '').split(' ')[0]);
    if (parentOf === parent && (await read('cmdline')).includes('engine.cjs')) found.push(Number(pid));
  }
  if (found.length === 0) throw new Error(`Process ${parent} has no engine.`);
  return found;
}
