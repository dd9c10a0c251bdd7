import { explain } from '../../errors/explain.ts';
import { randomSource } from '../../image/noise.ts';
import type { Pixels } from '../../image/pixels.ts';
import type { Region } from '../optimise/region.ts';
import { bounds, cells, clip } from './cells.ts';
import { fillCell } from './fill-cell.ts';
import { copyOf, groundOf, layOver, paste, sketch } from './ground.ts';
import type { Proposal } from './guide.ts';
import { SIDE } from './patch.ts';

export interface FillOptions {
  /** The same one gives the same filling, another one another. */
  readonly seed: number;
  /** What may be copied is above 0 here; all that isn't missing where it is left out. */
  readonly from?: Uint8Array;
  /** What is above 0 here is not copied. */
  readonly avoid?: Uint8Array;
  /** For each of the hole's `cells` what it might look like, to be filled alike; null for one that is filled without. */
  readonly proposals?: readonly (Proposal | null)[];
}

export interface FillProgress {
  readonly fraction: number;
  /** The picture as it stands, to be asked for before the next step; null while there is nothing to see yet. */
  readonly picture: (() => Pixels) | null;
}

/** Of a filling's time; the rest goes into making what is copied meet its surroundings. */
const SEARCHING = 0.9;

/**
 * The picture with what the mask marks filled with patches of what lies around it. Outside the mask no byte changes;
 * where it is grey, the filling lies over the picture by that much. Stopped by ending the generator.
 * @param mask width · height, 0…255.
 * @throws UserError nothing-to-fill where the mask is empty, nothing-to-draw-from where there is nothing to copy.
 */
export function* fill(
  picture: Pixels,
  mask: Uint8Array,
  options: FillOptions,
): Generator<FillProgress, Pixels, void> {
  const { width, height } = picture;
  const hole = mask.map((value) => (value > 0 ? 1 : 0));
  const all = cells(hole, width, height);
  if (all.length === 0) throw explain('nothing-to-fill');
  const free = drawable(picture, hole, options);
  const region = options.from && bounds(free, width, { left: 0, top: 0, right: width, bottom: height });
  const random = randomSource(options.seed);
  const filled = copyOf(picture);
  const areas = all.map(({ core }) => (core.right - core.left) * (core.bottom - core.top));
  const total = areas.reduce((sum, area) => sum + area, 0);
  let done = 0;
  for (const [i, { core, crop: near }] of all.entries()) {
    const crop = region ? clip(around(near, region), width, height) : near;
    const steps = fillCell(groundOf(filled, hole, free, crop), random, options.proposals?.[i] ?? null, crop);
    let now: FillProgress['picture'] = null;
    const progress = (share: number): FillProgress => ({
      fraction: (done + areas[i]! * share) / total,
      picture: now,
    });
    let next = steps.next();
    for (; !next.done; next = steps.next()) {
      const filling = next.value;
      if (filling) {
        now = () => {
          const sketched = copyOf(filled);
          sketch(sketched, filling, hole, crop);
          return layOver(picture, sketched, mask);
        };
      }
      yield progress(SEARCHING * (filling?.fraction ?? 0));
    }
    if (next.value === null) throw explain('nothing-to-draw-from', { side: SIDE });
    for (const met of paste(filled, next.value, crop, core))
      yield progress(SEARCHING + (1 - SEARCHING) * met);
    for (let y = core.top; y < core.bottom; y++) hole.fill(0, y * width + core.left, y * width + core.right);
    done += areas[i]!;
  }
  return layOver(picture, filled, mask);
}

/** 1 for each pixel that may be copied: not missing, of some colour, and where the person wants it from. */
export function drawable(
  { data }: Pixels,
  hole: Uint8Array,
  { from, avoid }: Pick<FillOptions, 'from' | 'avoid'>,
): Uint8Array {
  return hole.map((missing, at) =>
    missing === 0 && data[4 * at + 3]! > 0 && (from?.[at] ?? 1) > 0 && (avoid?.[at] ?? 0) === 0 ? 1 : 0,
  );
}

function around(a: Region, b: Region): Region {
  return {
    ...{ left: Math.min(a.left, b.left), top: Math.min(a.top, b.top) },
    ...{ right: Math.max(a.right, b.right), bottom: Math.max(a.bottom, b.bottom) },
  };
}
