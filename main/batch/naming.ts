import { join } from 'node:path';
import type { placesOfNames } from '../../preload/contract/batch.ts';

/** What stands in a name's places. */
export type Own = Readonly<Record<(typeof placesOfNames)[number], string>>;

/** A text with what stands for a picture's own filled in; other braces stay. */
export function fillPlaces(template: string, own: Readonly<Partial<Record<string, string>>>): string {
  return template.replace(/{(\w+)}/g, (whole, place: string) => own[place] ?? whole);
}

/**
 * A name of a file, and the folders before it, that every system takes: without what Windows forbids (signs, dots and
 * spaces at the end, the names of its devices), in the composed form, no longer than 200 bytes a part. Pure.
 */
export function allowedName(name: string): string {
  const parts = name.normalize('NFC').split(/[/\\]/).map(allowedPart);
  return parts.filter((part) => part !== '').join('/') || '_';
}

function allowedPart(part: string): string {
  const plain = part.replace(/[<>:"|?*]|\p{Cc}/gu, '_').replace(/^ +|[. ]+$/g, '');
  const whole = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(plain) ? `_${plain}` : plain;
  return shortened(whole);
}

function shortened(part: string): string {
  let short = part;
  while (new TextEncoder().encode(short).length > 200) short = Array.from(short).slice(0, -1).join('');
  return short;
}

/**
 * Gives out places for files, each once. Names that differ in capitals alone are one: on many disks they are the same
 * file. Taken ones get a number: `a.png`, `a-2.png`.
 */
export class Places {
  readonly #taken = new Set<string>();

  /** @param isThere whether the disk has it. */
  constructor(private readonly isThere: (path: string) => boolean = () => false) {}

  /** A place that is taken, whoever has it. */
  claim(path: string): void {
    this.#taken.add(sameness(path));
  }

  /** @param start of the path, without an ending. @param mayBeThere whether a file may lie there already. */
  take(start: string, ending: string, mayBeThere = false): string {
    for (let number = 1; ; number += 1) {
      const path = `${start}${number === 1 ? '' : `-${number}`}.${ending}`;
      if (this.#taken.has(sameness(path)) || (!mayBeThere && this.isThere(path))) continue;
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
