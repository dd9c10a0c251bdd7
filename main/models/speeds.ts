import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { ModelSpeed } from '../../preload/contract/index.ts';
import { writeWhole } from '../image/write.ts';
import { parsed } from '../store/parsed.ts';
import { inTurn } from '../store/turns.ts';

/** The file in the person's folder that says how fast models were here. */
export const SPEEDS = 'speeds.json';

const Speeds = z.record(z.string(), ModelSpeed);

/** What was measured, by the models' names; nothing where nobody can make sense of it. */
export async function readSpeeds(own: string): Promise<Readonly<Record<string, ModelSpeed>>> {
  const read = Speeds.safeParse(parsed(await readFile(join(own, SPEEDS), 'utf8').catch(() => '')));
  return read.success ? read.data : {};
}

export function keepSpeed(own: string, id: string, speed: ModelSpeed): Promise<void> {
  return inTurn(own, async () => {
    const speeds = { ...(await readSpeeds(own)), [id]: speed };
    await writeWhole(join(own, SPEEDS), new TextEncoder().encode(JSON.stringify(speeds, null, 2)));
  });
}
