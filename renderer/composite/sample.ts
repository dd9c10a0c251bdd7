import i18next from 'i18next';
import { notify } from '../base/notices.ts';
import { presentOf } from '../picture/document.ts';
import type { Hand, OpenDocument, Picture } from '../picture/document.ts';
import { findLayer, layerInHand } from '../picture/tree.ts';
import type { Point } from '../pixels/affine.ts';
import type { Rgb } from '../pixels/colours.ts';
import type { Look, Source } from '../pixels/mask/source.ts';
import { documentRect } from '../pixels/mask/tiles.ts';
import { read } from '../pixels/raster.ts';
import type { Raster } from '../pixels/raster.ts';
import { intersect } from '../pixels/rect.ts';
import type { Rect } from '../pixels/rect.ts';
import type { Work } from '../pixels/work.ts';
import { compositesOf, flatten } from './flatten.ts';

/** What tools look at where they are: all that is seen, or the layer in hand. Null, and told, where that has no pixels. */
export function sourceOf(document: OpenDocument, allLayers: boolean): Source | null {
  const picture = presentOf(document);
  if (allLayers) return (rect) => flatten(picture.layers, rect, documentRect(picture));
  const layer = layerInHand(document);
  if (layer?.kind === 'raster') return (rect) => read(layer.pixels, rect);
  if (layer?.kind === 'group') return (rect) => flatten(layer.layers, rect, documentRect(picture));
  notify('information', i18next.t('selection.noPixels'));
  return null;
}

/** The mean colour of a square of pixels around a point, weighted by alpha, in the picture's numbers; null where nothing is. */
export function meanAt(picture: Picture, source: Source, { x, y }: Point, side: number): Rgb | null {
  const half = (side - 1) / 2;
  const square = { x: Math.floor(x) - half, y: Math.floor(y) - half, width: side, height: side };
  const rect = intersect(square, documentRect(picture));
  if (rect.width === 0 || rect.height === 0) return null;
  const data = source(rect);
  const sums = [0, 0, 0];
  let weight = 0;
  for (let at = 0; at < data.length; at += 4) {
    const alpha = data[at + 3] ?? 0;
    weight += alpha;
    sums.forEach((sum, c) => {
      sums[c] = sum + alpha * (data[at + c] ?? 0);
    });
  }
  if (weight === 0) return null;
  const [red = 0, green = 0, blue = 0] = sums.map((sum) => Math.round(sum / weight));
  return [red, green, blue];
}

/** What tools that take their time look at, as `sourceOf`. */
export function lookAt(picture: Picture, { selected }: Hand, allLayers: boolean): Look | null {
  const rect = documentRect(picture);
  if (allLayers) return (parts) => compositesOf(picture.layers, parts, rect);
  const id = selected.at(-1);
  const layer = id === undefined ? null : findLayer(picture.layers, id);
  if (layer?.kind === 'raster') return (parts) => readAll(layer.pixels, parts);
  if (layer?.kind === 'group') return (parts) => compositesOf(layer.layers, parts, rect);
  notify('information', i18next.t('selection.noPixels'));
  return null;
}

function* readAll(raster: Raster, parts: readonly Rect[]): Work<readonly Uint8ClampedArray[]> {
  yield [];
  return parts.map((part) => read(raster, part));
}
