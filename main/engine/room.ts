import { statfs } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { explain } from '../errors/explain.ts';

/** What the engine takes beside the pictures: networks, and what is under way in them. */
const WORKING_BYTES = 1e9;

/** What a machine has to give. */
export interface Room {
  /** Bytes of memory in the machine. */
  readonly memory: number;
  /** Bytes free on the disk where results are kept. */
  readonly disk: number;
}

/** @param folder where results are kept. */
export async function measureRoom(folder: string): Promise<Room> {
  const { bavail, bsize } = await statfs(folder);
  return { memory: totalmem(), disk: bavail * bsize };
}

interface Sized {
  readonly width: number;
  readonly height: number;
  readonly depth: 8 | 16;
}

/**
 * Makes sure before the work that the result will have a place in memory and on the disk.
 * @throws UserError result-too-large or disk-full, with what is needed and what there is.
 */
export function checkRoom(image: Sized, result: Sized, { memory, disk }: Room): void {
  const needed = bytesOf(image) + bytesOf(result) + WORKING_BYTES;
  const { width, height } = result;
  if (needed > memory) {
    throw explain('result-too-large.memory', {
      ...{ width, height, needed: inWords(needed), there: inWords(memory) },
    });
  }
  if (bytesOf(result) > disk) {
    throw explain('disk-full.result', {
      ...{ width, height, needed: inWords(bytesOf(result)), there: inWords(disk) },
    });
  }
}

function bytesOf({ width, height, depth }: Sized): number {
  return width * height * (depth / 2);
}

function inWords(bytes: number): string {
  return bytes < 1e9 ? `${Math.ceil(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}
