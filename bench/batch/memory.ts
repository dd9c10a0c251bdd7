import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** What a group of processes holds, and what lies in a folder, a sample now and then. */
export class Watch {
  readonly #bytes: number[] = [];
  readonly #disk: number[] = [];
  #timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly group: number,
    private readonly folder: string,
  ) {
    this.#timer = setInterval(() => void this.#look(), 500);
  }

  async #look(): Promise<void> {
    const bytes = await groupMemory(this.group);
    const disk = await bytesIn(this.folder);
    if (this.#timer !== null && bytes > 0) {
      this.#bytes.push(bytes);
      this.#disk.push(disk);
    }
  }

  /** The most megabytes in each quarter of the time, of memory and of the disk. */
  end(): { readonly memory: readonly number[]; readonly disk: readonly number[] } {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
    return { memory: quarters(this.#bytes), disk: quarters(this.#disk) };
  }
}

function quarters(samples: readonly number[]): readonly number[] {
  return [0, 1, 2, 3].map((quarter) => {
    const part = samples.slice((quarter * samples.length) / 4, ((quarter + 1) * samples.length) / 4);
    return Math.round(Math.max(0, ...part) / 1e5) / 10;
  });
}

/** Resident bytes of a group's processes, as Linux tells them. */
async function groupMemory(group: number): Promise<number> {
  let sum = 0;
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const stats = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    const fields = stats.replace(/^.*\) /, '').split(' ');
    if (Number(fields[2]) === group) sum += 4096 * Number(fields[21]);
  }
  return sum;
}

export async function bytesIn(folder: string): Promise<number> {
  let sum = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])) {
    if (!entry.isFile()) continue;
    sum += (await stat(join(entry.parentPath, entry.name)).catch(() => null))?.size ?? 0;
  }
  return sum;
}
