import { deadLeaves } from '../../../image/dead-leaves.ts';
import type { Planes } from '../../../image/pixels.ts';
import { constant, encode, input, type Value } from '../../graph/index.ts';
import type { Say } from '../../notes.ts';
import { checkFinite, ranOut } from '../../runtime/checks.ts';
import { settle, type Band, type Rows } from '../../runtime/rows.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import type { Session } from '../../runtime/session.ts';
import { cutTile } from '../../runtime/tile-arrays.ts';
import { openTiles, type TileNetwork } from '../../runtime/tiles.ts';
import { planeRows } from '../pixel-rows.ts';
import { ownShare } from './own-share.ts';
import type { FastStyle } from './style-code.ts';

/** The share of the memory budget that a picture may take to be painted at once. */
const AT_ONCE = 1 / 4;

/** A picture too large to be painted at once is known by places of this side, so many across and as many down. */
const PLACES = { side: 192, across: 4 };
/** Of the typical picture: any would do. */
const SEED = 1;
/** Rows that are given out at a time. */
const ROWS = 64;

/** Something was painted; whoever paints may stop here. */
export interface Painted {
  /** Of the work, how much is done, 0…1. */
  readonly share: number;
  /** The rows below those that were given before, RGB planes 0…1, where they are done. */
  readonly band: Band | null;
}

/** As {@link paintRows}, of planes. Yields the share of the work that is done. */
export async function* paintFast(
  runtime: Runtime,
  style: FastStyle,
  photo: Planes,
  say: Say,
): AsyncGenerator<number, Planes, void> {
  const { width, height } = photo;
  const data = new Float32Array(3 * width * height);
  for await (const { share, band } of paintRows(runtime, style, planeRows(photo), say)) {
    if (band) putBand({ width, height, data }, band);
    else yield share;
  }
  return { width, height, data };
}

/**
 * A photo, repainted in one pass, from the top down. One too large to be painted at once is painted in tiles, by what was found in places all
 * over it, so that there are no seams; one with little in it is painted by what is found in it and in a typical
 * picture ({@link ownShare}).
 */
export async function* paintRows(
  runtime: Runtime,
  { network, code }: FastStyle,
  photo: Rows,
  say: Say,
): AsyncGenerator<Painted, void, void> {
  const own = await ownShare(photo);
  if (own === 1 && photo.width * photo.height * network.bytesPerPixel <= AT_ONCE * runtime.memoryBudget) {
    try {
      const data = await paintAtOnce(runtime, { network, code }, photo);
      yield { share: 1, band: { from: 0, to: photo.height, data } };
      return;
    } catch (error) {
      if (!ranOut(error)) throw error;
    }
  }
  const found = constant(await lookAround(runtime, { network, code }, photo, own), [1, network.codeLength]);
  const style = constant(code, [1, network.codeLength]);
  const { multiple, reach, bytesPerPixel, workPerPixel } = network;
  const tile = { channels: 3, scale: 1, multiple, reach, bytesPerPixel, workPerPixel };
  const graph = (part: Value) => network.paintPart(part, style, found);
  yield* paintInTiles(runtime, { ...tile, graph }, photo, say);
}

/** The code is fed, so that one session paints by any. */
async function paintAtOnce(
  runtime: Runtime,
  { network, code }: FastStyle,
  photo: Rows,
): Promise<Float32Array> {
  const { channels, width, height } = photo;
  const upTo = (side: number) => Math.ceil(side / network.multiple) * network.multiple;
  const size = { width: upTo(width), height: upTo(height) };
  const picture = input('picture', [1, 3, size.height, size.width]);
  const bytes = size.width * size.height * network.bytesPerPixel;
  const data = cutTile({ channels, width, height, data: await settle(photo.reader()(0, height)) }, 0, size);
  const style = input('code', [1, network.codeLength]);
  const feeds = { picture: { data, dims: picture.shape }, code: { data: code, dims: style.shape } };
  const made = await runOnce(runtime, network.paint(picture, style), feeds, bytes);
  return cutTile({ channels, ...size, data: made }, 0, { width, height });
}

/** What the norms find in places spread evenly over a photo, and in a typical picture as far as they aren't to count. */
async function lookAround(
  runtime: Runtime,
  { network, code }: FastStyle,
  photo: Rows,
  own: number,
): Promise<Float32Array> {
  const { side, across } = PLACES;
  const inside = (length: number) => Math.floor(Math.min(side, length) / network.multiple) * network.multiple;
  const size = { width: inside(photo.width), height: inside(photo.height) };
  const start = (place: number, length: number, part: number) =>
    Math.round((place * (length - part)) / (across - 1));
  const parts: Float32Array[] = [];
  const read = photo.reader();
  for (let row = 0; row < across; row += 1) {
    const top = start(row, photo.height, size.height);
    const data = await settle(read(top, top + size.height));
    const band = { channels: photo.channels, width: photo.width, height: size.height, data };
    for (let place = 0; place < across; place += 1)
      parts.push(cutTile(band, start(place, photo.width, size.width), size));
  }
  const shares = parts.map(() => own / parts.length);
  if (own < 1) {
    parts.push(deadLeaves(size.width, size.height, SEED).data);
    shares.push(1 - own);
  }
  const data = new Float32Array(parts.length * (parts[0]?.length ?? 0));
  parts.forEach((part, i) => data.set(part, i * part.length));
  const picture = input('picture', [parts.length, 3, size.height, size.width]);
  const style = input('code', [1, network.codeLength]);
  const feeds = { picture: { data, dims: picture.shape }, code: { data: code, dims: style.shape } };
  const bytes = parts.length * size.width * size.height * network.bytesPerPixel;
  return runOnce(runtime, network.look(picture, style, shares), feeds, bytes);
}

async function runOnce(
  runtime: Runtime,
  result: Value,
  feeds: Parameters<Session['run']>[0],
  bytes: number,
): Promise<Float32Array> {
  const session = await runtime.open(encode({ result }), bytes);
  try {
    const { result: made } = await session.run(feeds);
    if (!made) throw new Error('The network gave nothing.');
    checkFinite(made, runtime.device.label);
    return made;
  } finally {
    await session.release();
  }
}

async function* paintInTiles(
  runtime: Runtime,
  network: TileNetwork,
  photo: Rows,
  say: Say,
): AsyncGenerator<Painted, void, void> {
  const tiled = openTiles(runtime, network, photo, say);
  try {
    const read = tiled.rows.reader();
    let worked = 0;
    for (let from = 0; from < photo.height; from += ROWS) {
      const to = Math.min(from + ROWS, photo.height);
      const steps = read(from, to);
      let next = await steps.next();
      for (; !next.done; next = await steps.next()) {
        worked += next.value.work;
        yield { share: worked / tiled.work, band: null };
      }
      yield { share: worked / tiled.work, band: { from, to, data: next.value } };
    }
  } finally {
    await tiled.close();
  }
}

function putBand({ width, height, data }: Planes, { from, to, data: rows }: Band): void {
  const size = (to - from) * width;
  for (let c = 0; c < 3; c += 1)
    data.set(rows.subarray(c * size, (c + 1) * size), (c * height + from) * width);
}
