import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

export interface Process {
  readonly id: number;
  readonly parent: number;
  readonly command: string;
}

/** Every process below one, as the system lists them. */
export async function descendants(ancestor: number): Promise<Process[]> {
  const all = process.platform === 'linux' ? await fromProc() : await fromPs();
  const below = (parent: number): Process[] =>
    all.filter((each) => each.parent === parent).flatMap((child) => [child, ...below(child.id)]);
  return below(ancestor);
}

/** Kills processes so that none can say goodbye to another. */
export function killAll(processes: readonly Pick<Process, 'id'>[]): void {
  for (const { id } of processes) {
    try {
      process.kill(id, 'SIGKILL');
    } catch {
      // It ended meanwhile.
    }
  }
}

async function fromProc(): Promise<Process[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const read = async (id: string): Promise<Process[]> => {
    try {
      const command = (await readFile(`/proc/${id}/cmdline`, 'utf8')).replaceAll('\0', ' ');
      const parent = /^PPid:\s*(\d+)/m.exec(await readFile(`/proc/${id}/status`, 'utf8'))?.[1];
      return [{ id: Number(id), parent: Number(parent), command }];
    } catch {
      return []; // It ended meanwhile.
    }
  };
  return (await Promise.all(ids.map(read))).flat();
}

async function fromPs(): Promise<Process[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=,command=']);
  return stdout.split('\n').flatMap((line) => {
    const [, id, parent, command] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return command === undefined ? [] : [{ id: Number(id), parent: Number(parent), command }];
  });
}
