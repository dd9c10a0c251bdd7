import type { Layer as PsdLayer } from './ag-psd.ts';
import { plane8, unpackPlane, type Depth, type PlaneShape } from './planes.ts';

type Raw = NonNullable<PsdLayer['rawData']>;
interface Edges {
  readonly left?: number | undefined;
  readonly right?: number | undefined;
  readonly top?: number | undefined;
  readonly bottom?: number | undefined;
}

/** Pixels and where they lie in the document. */
export interface Placed {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

// Numbers of the channels that are no colours.
const ALPHA = -1;
const MASK = -2;
const REAL_MASK = -3;

/** A layer's own pixels, RGBA with 8 bits; null where none are stored. */
export function layerPixels(layer: PsdLayer): Placed | null {
  const place = placeOf(layer);
  const { rawData: raw } = layer;
  if (!place || !raw) return null;
  const grey = (raw.colorMode as number) !== 3;
  const data = new Uint8Array(place.width * place.height * 4).fill(255);
  let found = false;
  for (const channel of raw.channels) {
    const id = channel.id as number;
    const targets = id === ALPHA ? [3] : grey ? (id === 0 ? [0, 1, 2] : []) : id >= 0 && id < 3 ? [id] : [];
    const plane = targets.length > 0 ? planeOf(raw, id, place, id !== ALPHA) : null;
    if (!plane) continue;
    if (id !== ALPHA) found = true;
    for (const target of targets)
      for (let at = 0; at < plane.length; at += 1) data[at * 4 + target] = plane[at] ?? 0;
  }
  return found ? { ...place, data } : null;
}

/** A layer's mask, one channel; null where none is stored. `real` is the one that a person painted. */
export function maskPixels(layer: PsdLayer, which: 'mask' | 'realMask'): Placed | null {
  const place = placeOf(layer[which] ?? {});
  if (!place || !layer.rawData) return null;
  const data = planeOf(layer.rawData, which === 'mask' ? MASK : REAL_MASK, place, false);
  return data && { ...place, data };
}

function placeOf({ left = 0, right = 0, top = 0, bottom = 0 }: Edges): Omit<Placed, 'data'> | null {
  if (right <= left || bottom <= top) return null;
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function planeOf(
  { channels, bitsPerChannel, large }: Raw,
  id: number,
  { width, height }: Omit<Placed, 'data'>,
  light: boolean,
): Uint8Array | null {
  const channel = channels.find((each) => (each.id as number) === id);
  if (!channel?.data) return null;
  const shape: PlaneShape = { width, height, depth: bitsPerChannel as Depth, large };
  return plane8(unpackPlane(channel.data, channel.compression, shape), shape, light);
}
