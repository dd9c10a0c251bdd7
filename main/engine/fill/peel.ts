import { RADIUS, type Level } from './patch.ts';
import { searchKnown, type Field } from './search.ts';
import { vote } from './vote.ts';

/** Fills the hole of the coarsest level from the rim inwards, ring by ring, each from what is known by then. */
export function peel(level: Level, field: Field, random: () => number): void {
  const { width, height, hole, missing } = level;
  const known = hole.map((missing) => 1 - missing);
  const inside = (at: number, length: number) => Math.min(length - 1 - RADIUS, Math.max(RADIUS, at));
  for (let left = missing; left.length > 0; left = left.filter((at) => known[at] === 0)) {
    const ring = left.filter((at) => {
      const x = at % width;
      return (
        (x > 0 && known[at - 1] === 1) ||
        (x < width - 1 && known[at + 1] === 1) ||
        known[at - width] === 1 ||
        known[at + width] === 1
      );
    });
    for (const at of ring) {
      const middle = inside((at / width) | 0, height) * width + inside(at % width, width);
      searchKnown(level, field, known, middle, random);
    }
    vote(level, field, ring);
    for (const at of ring) known[at] = 1;
  }
}
