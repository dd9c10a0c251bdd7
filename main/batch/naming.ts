import { join } from 'node:path';
import { allowedName } from '../../preload/contract/batch-names.ts';
import type { placesOfNames } from '../../preload/contract/batch.ts';

/** What stands in a name's places. */
export type Own = Readonly<Record<(typeof placesOfNames)[number], string>>;

/**
 * Gives out places for files, each once. Names that differ in capitals alone are one: on many disks they are the same
 * file. Taken ones get a number: `a.png`, `a-2.png`.
 */
export class Places {
  readonly #taken = new Set<string>();

  /**
   * @param isTaken whether the disk has what is to stay there.
   * @param realOf the path without links in it: two that lead to one file are one.
   */
  constructor(
    private readonly isTaken: (path: string) => boolean = () => false,
    private readonly realOf: (path: string) => string = (path) => path,
  ) {}

  /** A place that is taken, whoever has it. */
  claim(path: string): void {
    this.#taken.add(sameness(this.realOf(path)));
  }

  /** @param start of the path, without an ending. */
  take(start: string, ending: string): string {
    for (let number = 1; ; number += 1) {
      const path = `${start}${number === 1 ? '' : `-${number}`}.${ending}`;
      if (this.#taken.has(sameness(this.realOf(path))) || this.isTaken(path)) continue;
      this.claim(path);
      return path;
    }
  }
}

/** What names have in common that are one file where capitals don't count. */
export function sameness(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

export function placeIn(out: string, below: readonly string[], name: string): string {
  return join(out, allowedName([...below, name].join('/')));
}
