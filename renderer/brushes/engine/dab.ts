import { Lru } from '../../base/lru.ts';
import { memory } from '../../base/memory.ts';

/** The tip of a brush where it touches the picture. */
export interface Tip {
  /** Diameter, pixels, 1…2000. */
  readonly size: number;
  /** 0…1: how much of the radius is full before it falls off. */
  readonly hardness: number;
  /** Shorter axis by longer, above 0 up to 1. */
  readonly roundness: number;
  /** Of the longer axis, radians clockwise from the x axis. */
  readonly angle: number;
}

/** What one touch leaves, from the whole pixel (x, y) on: width · height values, 0…1. */
export interface Dab {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly coverage: Float32Array;
}

/**
 * The dab of a tip around the point (x, y), which has fractions: pixel (i, j) has its centre at i + ½, j + ½.
 * Tips and points that can't be told apart share one dab.
 */
export function dabAt(tip: Tip, x: number, y: number): Dab {
  const grain = pointGrain(tip.size);
  const [atX, atY] = [Math.round(x / grain) * grain, Math.round(y / grain) * grain];
  const [left, top] = [Math.floor(atX), Math.floor(atY)];
  const dab = cachedDab(quantised(tip), atX - left, atY - top);
  return { ...dab, x: left + dab.x, y: top + dab.y };
}

/** How far a dab of this size reaches from its point at most, pixels. */
export function reachOf(size: number): number {
  return Math.ceil(size / 2) + 2;
}

/** Falls from 1 to 0 between the hard core and the rim as a smooth step; a hard rim is one pixel wide. */
export function profile({ size, hardness }: Pick<Tip, 'size' | 'hardness'>): {
  readonly core: number;
  readonly rim: number;
} {
  const radius = size / 2;
  const core = Math.max(0, Math.min(hardness * radius, radius - 0.5));
  return { core, rim: Math.max(radius, core + 1) };
}

/** Coverage around (dx, dy), a point within the pixel at the origin; x and y of the dab are relative to that. */
function drawDab(tip: Tip, dx: number, dy: number): Dab {
  const { core, rim } = profile(tip);
  const [left, top] = [Math.floor(dx - rim), Math.floor(dy - rim)];
  const width = Math.ceil(dx + rim) - left;
  const height = Math.ceil(dy + rim) - top;
  const coverage = new Float32Array(width * height);
  const [cos, sin] = [Math.cos(tip.angle), Math.sin(tip.angle)];
  const squeeze = 1 / tip.roundness;
  const fall = 1 / (rim - core);
  for (let row = 0; row < height; row += 1) {
    const v = top + row + 0.5 - dy;
    for (let column = 0; column < width; column += 1) {
      const u = left + column + 0.5 - dx;
      const along = u * cos + v * sin;
      const across = (v * cos - u * sin) * squeeze;
      const square = along * along + across * across;
      if (square >= rim * rim) continue;
      const t = (Math.sqrt(square) - core) * fall;
      coverage[row * width + column] = t <= 0 ? 1 : 1 - t * t * (3 - 2 * t);
    }
  }
  return { x: left, y: top, width, height, coverage };
}

/** Steps between points that get dabs of their own: nobody sees a hundredth of a pixel in a large tip. */
function pointGrain(size: number): number {
  if (size < 32) return 1 / 8;
  return size < 256 ? 1 / 4 : 1;
}

/** Sizes in steps of an eighth of a pixel, and of about a hundredth of large sizes, as pressure makes many. */
function quantised({ size, hardness, roundness, angle }: Tip): Tip {
  const grain = Math.max(1 / 8, 2 ** (Math.floor(Math.log2(size)) - 7));
  const round = roundness > 0.98;
  return {
    size: Math.max(1, Math.round(size / grain) * grain),
    hardness: Math.round(hardness * 100) / 100,
    roundness: round ? 1 : Math.max(1, Math.round(roundness * 32)) / 32,
    angle: round ? 0 : (Math.round((angle * 36) / Math.PI) * Math.PI) / 36,
  };
}

const cache = new Lru<string, Dab>(memory.dabs);

function cachedDab(tip: Tip, dx: number, dy: number): Dab {
  const key = `${tip.size} ${tip.hardness} ${tip.roundness} ${tip.angle} ${dx} ${dy}`;
  const known = cache.get(key);
  if (known) return known;
  const dab = drawDab(tip, dx, dy);
  cache.set(key, dab, dab.coverage.byteLength);
  return dab;
}
