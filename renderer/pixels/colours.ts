/** Where numbers of one profile meet those of another in the window; files are converted on the other side. */
import { spaceOf } from '../../preload/colour/profile.ts';
import type { Profile } from '../../preload/colour/profile.ts';
import { conversion } from '../../preload/colour/space.ts';
import type { Conversion } from '../../preload/colour/space.ts';
import { tileSide } from '../../preload/contract/document.ts';
import type { Source } from './mask/source.ts';
import type { Raster } from './raster.ts';
import { compute, runsOf } from './work.ts';
import type { Task, Work } from './work.ts';

/**
 * Of a picture's numbers; where there is none, they are sRGB's, as those of the screen and of everything chosen in the
 * window are.
 */
type Numbers = Profile | undefined;

/** A colour, 0…255 each. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** The numbers of #rrggbb. */
export function rgbOf(colour: string): Rgb {
  const value = Number.parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** What the canvas takes to show RGBA numbers of a profile: the same bytes, or a copy. */
export function onScreen(
  data: Uint8ClampedArray<ArrayBuffer>,
  profile: Numbers,
): Uint8ClampedArray<ArrayBuffer> {
  return changed(data, between(profile, undefined));
}

/** One colour in other numbers. */
export function inNumbers(rgb: Rgb, from: Numbers, to: Numbers): Rgb {
  const change = between(from, to);
  if (!change) return rgb;
  const rgba = Uint8ClampedArray.of(...rgb, 255);
  change(rgba);
  const [red = 0, green = 0, blue = 0] = rgba;
  return [red, green, blue];
}

/** The same pixels, read in other numbers. */
export function sourceIn(source: Source, from: Numbers, to: Numbers): Source {
  const change = between(from, to);
  return change ? (rect) => changed(source(rect), change) : source;
}

/** Whether pictures of these two can share pixels as they are. */
export function alike(one: Numbers, other: Numbers): boolean {
  return between(one, other) === null;
}

/** A raster of colours in other numbers. */
export function* convertRaster(raster: Raster, from: Numbers, to: Numbers): Work<Raster> {
  if (alike(from, to) || raster.tiles.size === 0) return raster;
  const tiles = [...raster.tiles];
  const runs = runsOf(
    tiles.map(([, { data }]) => data),
    tilesAtOnce,
  ).map((each) => ({ tiles: each, from, to }));
  const converted = yield* compute(recolouring, runs, (run) => run.tiles.length * pixelsInTile);
  const data = converted.flat();
  return {
    ...raster,
    tiles: new Map(tiles.map(([key, tile], at) => [key, data[at] ? { data: data[at] } : tile])),
  };
}

interface Recolouring {
  readonly tiles: readonly Uint8ClampedArray<ArrayBuffer>[];
  readonly from: Numbers;
  readonly to: Numbers;
}

/** Tiles that go to a worker together: 2 MB of them. */
const tilesAtOnce = 8;
const pixelsInTile = tileSide ** 2;

export const recolouring: Task<Recolouring, readonly Uint8ClampedArray<ArrayBuffer>[]> = {
  name: 'recolouring',
  run: ({ tiles, from, to }) => tiles.map((data) => changed(data, between(from, to))),
};

function between(from: Numbers, to: Numbers): Conversion | null {
  return conversion(spaceOf(from), spaceOf(to));
}

function changed<T extends Uint8ClampedArray>(
  data: T,
  change: Conversion | null,
): T | Uint8ClampedArray<ArrayBuffer> {
  if (!change) return data;
  const copy = new Uint8ClampedArray(data);
  change(copy);
  return copy;
}
