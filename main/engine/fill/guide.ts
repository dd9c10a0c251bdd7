import type { Pixels, Planes } from '../../image/pixels.ts';
import type { Region } from '../optimise/region.ts';
import type { Cell } from './cells.ts';
import { AREA, FULL, type Level } from './patch.ts';

/** A part of a picture as it might look without its hole, smaller than it is: what is known, and there a proposal. */
export interface Proposal {
  readonly region: Region;
  /** RGB 0…1. */
  readonly planes: Planes;
  /** It has the texture of what surrounds it, so that the search begins with it, at its own size. */
  readonly sharp: boolean;
}

/** How much what is proposed counts, of a patch's own colours. */
const WEIGHT = 2;

/**
 * The levels with what is proposed at each of them (as in guided PatchMatch). On those that are finer than the proposal
 * it counts less with each, since it knows nothing of them.
 * @param crop what the levels show of the picture.
 */
export function guided(levels: readonly Level[], proposal: Proposal, crop: Region): Level[] {
  const own = Math.max(0, Math.round(Math.log2(sizeOf(proposal))));
  const used = proposal.sharp ? levels.slice(0, own + 1) : levels;
  return used.map((level, depth) => {
    const scale = 2 ** depth;
    const finer = Math.max(1, sizeOf(proposal) / scale);
    const unit = FULL * Math.sqrt((WEIGHT / finer) * (AREA / 5));
    const colours = proposed(proposal, level, crop, scale);
    if (proposal.sharp && depth === used.length - 1) {
      for (const at of level.missing) {
        for (let c = 3 * at; c < 3 * at + 3; c++) level.colours[c] = FULL * colours[c]!;
      }
    }
    return { ...level, guide: Uint16Array.from(colours, (value) => unit * value) };
  });
}

/** How many pixels of the picture one of the proposal's is wide. */
function sizeOf({ region, planes }: Proposal): number {
  return (region.right - region.left) / planes.width;
}

/** The proposal's colours at each pixel of a level, three a pixel, 0…1. */
function proposed(
  proposal: Proposal,
  { width, height }: Pick<Level, 'width' | 'height'>,
  { left, top }: Region,
  scale: number,
): Float32Array {
  // Where the level is coarser than the proposal, a pixel is the mean of those that it covers.
  const looks = Math.max(1, Math.round(scale / sizeOf(proposal)));
  const share = 1 / (looks * looks);
  const out = new Float32Array(3 * width * height);
  const colour = new Float64Array(3);
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0; x < width; x++, to += 3) {
      for (let look = 0; look < looks * looks; look++) {
        const u = x + ((look % looks) + 0.5) / looks;
        const v = y + (Math.floor(look / looks) + 0.5) / looks;
        lookAt(proposal, left + scale * u, top + scale * v, colour);
        for (let c = 0; c < 3; c++) out[to + c] = out[to + c]! + share * colour[c]!;
      }
    }
  }
  return out;
}

/** The picture with its hole filled as it is proposed for each cell of it, interpolated. */
export function layProposals(
  picture: Pixels,
  hole: Uint8Array,
  all: readonly Cell[],
  proposals: readonly (Proposal | null | undefined)[],
): Pixels {
  const { width, depth } = picture;
  const full = depth === 8 ? 255 : 65_535;
  const data = picture.data.slice();
  const colour = new Float64Array(3);
  for (const [i, { core }] of all.entries()) {
    const proposal = proposals[i];
    if (!proposal) continue;
    for (let y = core.top; y < core.bottom; y++) {
      for (let x = core.left; x < core.right; x++) {
        const at = y * width + x;
        if (hole[at] === 0) continue;
        lookAt(proposal, x + 0.5, y + 0.5, colour);
        for (let c = 0; c < 3; c++) {
          data[4 * at + c] = Math.round(full * colour[c]!);
        }
        data[4 * at + 3] = full;
      }
    }
  }
  return { ...picture, data } as Pixels;
}

/** R, G and B at a place in the picture. */
function lookAt({ region, planes }: Proposal, x: number, y: number, colour: Float64Array): void {
  const { width, height, data } = planes;
  const u = ((x - region.left) * width) / (region.right - region.left) - 0.5;
  const v = ((y - region.top) * height) / (region.bottom - region.top) - 0.5;
  const [left, top] = [Math.floor(u), Math.floor(v)];
  const [a, b] = [inside(left, width), inside(left + 1, width)];
  const [first, second] = [inside(top, height) * width, inside(top + 1, height) * width];
  for (let c = 0, from = 0; c < 3; c++, from += width * height) {
    const upper = mix(data[from + first + a]!, data[from + first + b]!, u - left);
    const lower = mix(data[from + second + a]!, data[from + second + b]!, u - left);
    colour[c] = mix(upper, lower, v - top);
  }
}

function inside(at: number, length: number): number {
  return Math.min(length - 1, Math.max(0, at));
}

function mix(a: number, b: number, share: number): number {
  return a + share * (b - a);
}
