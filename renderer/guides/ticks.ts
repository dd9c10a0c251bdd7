/** A line of a ruler. */
export interface Tick {
  /** Pixels of the document. */
  readonly at: number;
  /** The longest bear a number. */
  readonly rank: 'number' | 'half' | 'small';
}

/** Room that a number needs, and small lines at least between each other, CSS pixels. */
const numberRoom = 64;
const smallRoom = 6;

/**
 * The lines of a ruler from one place of the document to another, at CSS pixels for one of its: numbers at
 * 1, 2 or 5 times a power of ten, with as many small lines between them as there is room for.
 */
export function ticks(from: number, to: number, scale: number): readonly Tick[] {
  const step = roundStep(numberRoom / scale);
  const parts = [10, 5, 2].find(
    (count) => Number.isInteger(step / count) && (step / count) * scale >= smallRoom,
  );
  const small = step / (parts ?? 1);
  const found: Tick[] = [];
  for (let index = Math.ceil(from / small); index * small <= to; index += 1) {
    const count = parts ?? 1;
    const within = ((index % count) + count) % count;
    const rank = within === 0 ? 'number' : within * 2 === count ? 'half' : 'small';
    found.push({ at: index * small, rank });
  }
  return found;
}

/** The smallest of 1, 2, 5, 10, 20, 50 … that is not below the length. */
function roundStep(length: number): number {
  const power = 10 ** Math.max(0, Math.floor(Math.log10(length)));
  return ([1, 2, 5].find((factor) => factor * power >= length) ?? 10) * power;
}
