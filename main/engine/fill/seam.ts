import type { Level } from './patch.ts';

/** A step between two pieces that is larger than about this is content and stays. */
const CONTENT = 0.1;
/** How much a pixel clings to the colour it was copied with: a correction fades over about 1 / √ of it pixels. */
const CLING = 0.001;
const SWEEPS = 80;
/** Over-relaxation. */
const OVER = 1.7;

/**
 * What to add to copied pixels so that the pieces they come in meet each other and the rim without a step, in the
 * gradient domain (Pérez, Gangnet & Blake 2003; as for shift-maps, Pritch et al. 2009): where two neighbours come from
 * different places, their difference should be the mean of the differences in both places. Large steps count little
 * (Geman & McClure's weights): they are content that ends there.
 * @param from where each of the level's missing pixels is copied from.
 * @param values three a pixel, 0…1, of the known picture.
 * @param known 1 where `values` are.
 * @param bias what is added to each missing pixel already, three a pixel.
 * @returns three a missing pixel; yields how much of it is done.
 */
export function* seamless(
  { width, height, missing }: Level,
  from: Int32Array,
  values: Float32Array,
  known: Uint8Array,
  bias: Float32Array,
): Generator<number, Float32Array, void> {
  const count = missing.length;
  const place = new Int32Array(width * height).fill(-1);
  for (let i = 0; i < count; i++) place[missing[i]!] = i;
  // Of each missing pixel: its four neighbours among them (or none), how firmly it is tied to each, and the steps.
  const neighbours = new Int32Array(4 * count).fill(-1);
  const ties = new Float32Array(4 * count);
  const pulls = new Float32Array(3 * count);
  const held = new Float32Array(count).fill(CLING);
  const step = new Float64Array(3);
  for (let i = 0; i < count; i++) {
    const at = missing[i]!;
    const x = at % width;
    for (let side = 0; side < 4; side++) {
      const shift = side === 0 ? -1 : side === 1 ? 1 : side === 2 ? -width : width;
      if ((side === 0 && x === 0) || (side === 1 && x === width - 1)) continue;
      const other = at + shift;
      if (other < 0 || other >= width * height) continue;
      const j = place[other]!;
      const own = from[i]!;
      const beyond = own + shift;
      if (j >= 0 && from[j] === beyond)
        for (let c = 0; c < 3; c++) step[c] = bias[3 * j + c]! - bias[3 * i + c]!;
      else if (known[beyond] !== 1) continue;
      else if (j < 0) {
        for (let c = 0; c < 3; c++)
          step[c] = values[3 * other + c]! - values[3 * beyond + c]! - bias[3 * i + c]!;
      } else {
        const theirs = from[j]!;
        if (known[theirs - shift] !== 1) continue;
        for (let c = 0; c < 3; c++) {
          step[c] =
            (values[3 * theirs + c]! -
              values[3 * beyond + c]! +
              values[3 * (theirs - shift) + c]! -
              values[3 * own + c]!) /
              2 +
            bias[3 * j + c]! -
            bias[3 * i + c]!;
        }
      }
      const size = Math.max(Math.abs(step[0]!), Math.abs(step[1]!), Math.abs(step[2]!)) / CONTENT;
      const tie = 1 / (1 + size * size) ** 2;
      neighbours[4 * i + side] = j;
      ties[4 * i + side] = tie;
      held[i] = held[i]! + tie;
      for (let c = 0; c < 3; c++) pulls[3 * i + c] = pulls[3 * i + c]! + tie * step[c]!;
    }
  }
  return yield* relax(neighbours, ties, pulls, held);
}

/** Successive over-relaxation. */
function* relax(
  neighbours: Int32Array,
  ties: Float32Array,
  pulls: Float32Array,
  held: Float32Array,
): Generator<number, Float32Array, void> {
  const added = new Float32Array(pulls.length);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (let i = 0; i < held.length; i++) {
      let [red, green, blue] = [pulls[3 * i]!, pulls[3 * i + 1]!, pulls[3 * i + 2]!];
      for (let side = 4 * i; side < 4 * i + 4; side++) {
        const j = 3 * neighbours[side]!;
        if (j < 0) continue;
        const tie = ties[side]!;
        red += tie * added[j]!;
        green += tie * added[j + 1]!;
        blue += tie * added[j + 2]!;
      }
      const share = 1 / held[i]!;
      added[3 * i] = added[3 * i]! + OVER * (red * share - added[3 * i]!);
      added[3 * i + 1] = added[3 * i + 1]! + OVER * (green * share - added[3 * i + 1]!);
      added[3 * i + 2] = added[3 * i + 2]! + OVER * (blue * share - added[3 * i + 2]!);
    }
    yield (sweep + 1) / SWEEPS;
  }
  return added;
}
