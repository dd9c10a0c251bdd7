import { applyKernel } from '../../preload/adjustments/apply.ts';
import { regionAround } from '../../preload/adjustments/around.ts';
import { identity } from '../../preload/adjustments/kernel.ts';
import type { Kernel } from '../../preload/adjustments/kernel.ts';
import { kernelOf } from '../../preload/adjustments/table.ts';
import type { BlendMode } from '../../preload/contract/document.ts';
import { place } from '../../preload/pixels/place.ts';
import {
  atop,
  bytesOver,
  mix,
  over,
  showWhole,
  takeBytes,
  takeFloats,
  weigh,
} from '../../preload/pixels/run.ts';
import type { Group, LayerMask, PictureLayer, PixelLayer } from '../picture/document.ts';
import type { Raster } from '../pixels/raster.ts';
import { expand, intersect } from '../pixels/rect.ts';
import type { Rect } from '../pixels/rect.ts';
import { asOpaque, drawEffects, takeOpaque } from './effects/draw.ts';
import { hasEffects, regionFor } from './effects/reach.ts';
import type { Styled } from './effects/reach.ts';
import type { Pyramid } from './pyramid.ts';

/** How layers are looked at: at 2^-level of their size, within a picture's bounds in that level's pixels. */
export interface View {
  readonly level: number;
  /** Pixels of the view for one of the picture: 2^-level, or less where the layers themselves were made small. */
  readonly scale: number;
  readonly bounds: Rect;
  readonly pyramid: Pyramid;
  /** Whether layers that a gesture moves may be half a pixel of the level off; see `Pyramid`. */
  readonly rough: boolean;
}

/** Which rasters a view takes roughly. */
export function roughlyIn({ level, pyramid, rough }: View): (raster: Raster) => boolean {
  return (raster) => rough && pyramid.isRough(raster, level);
}

/** A layer with those that are clipped to it, bottom first; all of them visible. */
interface Unit {
  readonly base: PictureLayer;
  readonly clipped: readonly PictureLayer[];
}

/**
 * Layers over one another, bottom first, over a rectangle of a level: premultiplied RGBA, 0…1, four floats a
 * pixel. Groups are isolated unless they pass their layers through. An adjustment changes what is below it in its
 * group, or only its base if clipped. Where nothing looks around itself, they may go onto what is given, which is
 * then changed.
 */
export function renderRegion(
  layers: readonly PictureLayer[],
  rect: Rect,
  view: View,
  onto: Float32Array | null = null,
): Float32Array {
  const units = unitsOf(layers);
  const { margin, region } = neededFor(units, rect, view);
  const target = onto ?? new Float32Array(4 * region.width * region.height);
  let left = margin;
  for (const unit of seen(units, region, view)) {
    left -= marginOf(unit, view);
    // What no later unit looks at may stay as it is: most of what a wide one needs around.
    const needed = margin > 0 ? intersect(expand(rect, left), region) : region;
    draw(unit, target, region, view, needed);
  }
  return region === rect ? target : crop(target, region, rect);
}

/** What must be known to draw units in a rectangle, and how far it goes. */
function neededFor(units: readonly Unit[], rect: Rect, view: View): { margin: number; region: Rect } {
  const margin = units.reduce((sum, unit) => sum + marginOf(unit, view), 0);
  return { margin, region: regionAround(rect, margin, view.bounds) };
}

/** The layers that have a part in what shows in a rectangle: not those that a plain one hides in all that is looked at. */
export function layersSeen(layers: readonly PictureLayer[], rect: Rect, view: View): readonly PictureLayer[] {
  const units = unitsOf(layers);
  return seen(units, neededFor(units, rect, view).region, view).flatMap(({ base, clipped }) => [
    base,
    ...clipped,
  ]);
}

/** Whether layers may take longer than a frame to draw: one looks around itself, or has effects that reach in. */
export function takesLong(layers: readonly PictureLayer[], rect: Rect, view: View): boolean {
  return layers.some((layer) => {
    if (!isShown(layer)) return false;
    if (layer.kind === 'adjustment') return kernelAt(layer.adjustment, view).kind === 'spatial';
    if (hasEffects(layer)) return reaches(layer, rect, view);
    return layer.kind === 'group' && takesLong(layer.layers, rect, view);
  });
}

/** Layers that show nothing are left out, and with a base those clipped to it. */
export function unitsOf(layers: readonly PictureLayer[]): Unit[] {
  const units: { base: PictureLayer; clipped: PictureLayer[] }[] = [];
  let base: { base: PictureLayer; clipped: PictureLayer[] } | null = null;
  for (const layer of opened(layers)) {
    if (layer.clipped && base) {
      if (isShown(layer)) base.clipped.push(layer);
    } else {
      base = { base: layer, clipped: [] };
      if (isShown(layer)) units.push(base);
    }
  }
  return units;
}

/**
 * Layers with those of groups that pass them through in the groups' places, where a group does nothing to all of
 * them together. Its lowest layer has no base, whatever lies below the group.
 */
function opened(layers: readonly PictureLayer[]): readonly PictureLayer[] {
  if (!layers.some(isThrough)) return layers;
  return layers.flatMap((layer, at) => {
    const alone = !layer.clipped && !layers[at + 1]?.clipped;
    if (!isThrough(layer) || !alone || layer.opacity < 1 || layer.mask?.enabled) return [layer];
    const [lowest, ...others] = layer.visible ? opened(layer.layers) : [];
    return lowest ? [lowest.clipped ? { ...lowest, clipped: false } : lowest, ...others] : [];
  });
}

/** A group that has effects is one by itself, whatever its mode. */
function isThrough(layer: PictureLayer): layer is Group & { readonly blend: 'pass-through' } {
  return layer.blend === 'pass-through' && !hasEffects(layer);
}

/** The mode of a layer that is composited by itself first. */
function modeOf({ blend }: PictureLayer): BlendMode {
  return blend === 'pass-through' ? 'normal' : blend;
}

function isShown({ visible, opacity }: PictureLayer): boolean {
  return visible && opacity > 0;
}

function marginOf({ base, clipped }: Unit, view: View): number {
  return [base, ...clipped].reduce((sum, layer) => {
    if (isThrough(layer))
      return sum + unitsOf(layer.layers).reduce((own, unit) => own + marginOf(unit, view), 0);
    const kernel = layer.kind === 'adjustment' ? kernelAt(layer.adjustment, view) : null;
    return kernel?.kind === 'spatial' ? sum + kernel.margin : sum;
  }, 0);
}

function kernelAt(adjustment: Parameters<typeof kernelOf>[0], view: View): Kernel {
  return kernelOf(adjustment, view.scale);
}

/** Units from the topmost that covers the region and hides what is below it. */
function seen(units: readonly Unit[], region: Rect, view: View): readonly Unit[] {
  const lowest = units.findLastIndex(
    ({ base }) => isPlain(base) && view.pyramid.isOpaque(base.pixels, view.level, region, view.rough),
  );
  return lowest > 0 ? units.slice(lowest) : units;
}

/** The raster that is all there is to see of layers in a region, its bytes unchanged; null where there is none. */
export function onlySeen(layers: readonly PictureLayer[], region: Rect, view: View): Raster | null {
  const units = unitsOf(layers);
  if (units.some((unit) => marginOf(unit, view) > 0)) return null;
  const reaching = seen(units, region, view).filter(
    ({ base }) => base.kind === 'adjustment' || isThrough(base) || reaches(base, region, view),
  );
  const [only] = reaching;
  if (!only || reaching.length > 1 || only.clipped.length > 0 || !isPlain(only.base)) return null;
  return only.base.pixels;
}

/** Copies a raster's bytes in a region, with zeros where there is no alpha. */
export function copyPlain(
  raster: Raster,
  region: Rect,
  view: View,
  out: Uint8ClampedArray<ArrayBuffer>,
): void {
  eachRun(raster, region, view, (data, first, at, count) => {
    out.set(data.subarray(first, first + 4 * count), at);
  });
  const pixels = new DataView(out.buffer);
  for (let at = 0; at < out.length; at += 4) if (out[at + 3] === 0) pixels.setUint32(at, 0);
}

/** Whether a layer's pixels go over what is below exactly as they are. */
export function isPlain(layer: PictureLayer): layer is PictureLayer & { readonly kind: 'raster' } {
  return (
    layer.kind === 'raster' &&
    layer.blend === 'normal' &&
    layer.opacity === 1 &&
    !layer.mask?.enabled &&
    !hasEffects(layer)
  );
}

/** Draws a unit over all of a region, of which an adjustment need only change a part. */
function draw({ base, clipped }: Unit, target: Float32Array, region: Rect, view: View, needed: Rect): void {
  if (hasEffects(base)) {
    drawWithEffects(base, clipped, target, region, view);
    return;
  }
  if (clipped.length === 0) {
    drawLayer(base, target, region, view, needed);
    return;
  }
  const weights = weightsOf(base.mask, region, view);
  if (weights === 'none') return;
  if (base.kind === 'adjustment') {
    const adjusted = target.slice();
    applyKernel(kernelAt(base.adjustment, view), adjusted, region);
    for (const layer of clipped) clip(layer, adjusted, region, view);
    eachRow(region, (at, count, pixel) => {
      showWhole(count);
      weigh(count, base.opacity, weights, pixel);
      mix(target, adjusted, at, count, base.blend);
    });
    return;
  }
  const own = new Float32Array(target.length);
  drawLayer({ ...base, opacity: 1, blend: 'normal' }, own, region, view);
  for (const layer of clipped) clip(layer, own, region, view);
  eachRow(region, (at, count) => {
    takeFloats(own, at, count);
    weigh(count, base.opacity, null, 0);
    over(target, at, count, modeOf(base));
  });
}

/** A layer that has effects, with those clipped to it, which cast no shadow of their own. */
function drawWithEffects(
  base: Styled,
  clipped: readonly PictureLayer[],
  target: Float32Array,
  region: Rect,
  view: View,
): void {
  if (!reaches(base, region, view)) return;
  const around = regionFor(base.effects, region, view.scale);
  const shape = shapeOf({ ...base, opacity: 1, blend: 'normal', effects: undefined }, around, view);
  const own = crop(shape, around, region);
  for (const layer of clipped) clip(layer, own, region, view);
  drawEffects(base, modeOf(base), own, { pixels: shape, region: around }, target, region, view.scale);
}

/** A layer by itself. Pixels count from past the bounds too, as what they throw may reach in; groups end there. */
function shapeOf(layer: PixelLayer | Group, around: Rect, view: View): Float32Array {
  const shape = new Float32Array(4 * around.width * around.height);
  if (layer.kind === 'raster') {
    drawLayer(layer, shape, around, view);
    return shape;
  }
  const seen = intersect(around, view.bounds);
  const group = new Float32Array(4 * seen.width * seen.height);
  drawLayer(layer, group, seen, view);
  place(group, seen, shape, around);
  return shape;
}

function drawLayer(
  layer: PictureLayer,
  target: Float32Array,
  region: Rect,
  view: View,
  needed: Rect = region,
): void {
  const { opacity } = layer;
  const weights = weightsOf(layer.mask, region, view);
  if (weights === 'none') return;
  if (layer.kind === 'raster') {
    const { blend } = layer;
    const direct = blend === 'normal' && !weights;
    eachRun(layer.pixels, region, view, (data, first, at, count, pixel) => {
      if (direct) {
        bytesOver(target, at, count, data, first, opacity);
        return;
      }
      takeBytes(data, first, count);
      weigh(count, opacity, weights, pixel);
      over(target, at, count, blend);
    });
  } else if (isThrough(layer)) {
    const through = target.slice();
    for (const unit of unitsOf(layer.layers)) draw(unit, through, region, view, region);
    eachRow(region, (at, count, pixel) => {
      showWhole(count);
      weigh(count, opacity, weights, pixel);
      mix(target, through, at, count, 'normal');
    });
  } else if (layer.kind === 'group') {
    if (!layer.layers.some((each) => reaches(each, region, view))) return;
    const own = renderRegion(layer.layers, region, view);
    eachRow(region, (at, count, pixel) => {
      takeFloats(own, at, count);
      weigh(count, opacity, weights, pixel);
      over(target, at, count, modeOf(layer));
    });
  } else {
    adjust(layer, weights, target, region, view, needed);
  }
}

function adjust(
  { adjustment, opacity, blend }: PictureLayer & { readonly kind: 'adjustment' },
  weights: Float32Array | null,
  target: Float32Array,
  region: Rect,
  view: View,
  needed: Rect,
): void {
  const kernel = kernelAt(adjustment, view);
  if (kernel === identity && blend === 'normal') return;
  if (opacity === 1 && blend === 'normal' && !weights) {
    applyKernel(kernel, target, region, needed);
    return;
  }
  const adjusted = target.slice();
  applyKernel(kernel, adjusted, region, needed);
  eachRow(region, (at, count, pixel) => {
    showWhole(count);
    weigh(count, opacity, weights, pixel);
    mix(target, adjusted, at, count, blend);
  });
}

/** Puts a layer onto the base that it is clipped to. */
function clip(layer: PictureLayer, base: Float32Array, region: Rect, view: View): void {
  const { opacity } = layer;
  const blend = modeOf(layer);
  if (hasEffects(layer)) {
    const opaque = asOpaque(base);
    drawWithEffects(layer, [], opaque, region, view);
    takeOpaque(base, opaque);
    return;
  }
  const weights = weightsOf(layer.mask, region, view);
  if (weights === 'none') return;
  if (layer.kind === 'raster') {
    eachRun(layer.pixels, region, view, (data, first, at, count, pixel) => {
      takeBytes(data, first, count);
      weigh(count, opacity, weights, pixel);
      atop(base, at, count, blend);
    });
    return;
  }
  const adjusting = layer.kind === 'adjustment';
  const own = adjusting ? base.slice() : renderRegion(layer.layers, region, view);
  if (adjusting) applyKernel(kernelAt(layer.adjustment, view), own, region);
  eachRow(region, (at, count, pixel) => {
    takeFloats(own, at, count);
    if (adjusting) showWhole(count);
    weigh(count, opacity, weights, pixel);
    atop(base, at, count, blend);
  });
}

/** A mask's values, 0…1, one a pixel; null where it changes nothing, 'none' where it hides everything. */
function weightsOf(mask: LayerMask | null, region: Rect, view: View): Float32Array | null | 'none' {
  if (!mask?.enabled) return null;
  const { pixels } = mask;
  if (!hasTiles(pixels, region, view)) return pixels.outside === 255 ? null : 'none';
  const weights = new Float32Array(region.width * region.height).fill(pixels.outside / 255);
  eachRun(pixels, region, view, (data, first, _at, count, pixel) => {
    for (let i = 0; i < count; i += 1) weights[pixel + i] = data[first + i]! / 255;
  });
  return weights;
}

/** Whether a layer may have anything in a region. */
function reaches(layer: PictureLayer, region: Rect, view: View): boolean {
  if (!isShown(layer) || layer.kind === 'adjustment') return false;
  const around = hasEffects(layer) ? regionFor(layer.effects, region, view.scale) : region;
  if (layer.kind === 'group') return layer.layers.some((each) => reaches(each, around, view));
  return hasTiles(layer.pixels, around, view);
}

function hasTiles(raster: Raster, region: Rect, { pyramid, level, rough }: View): boolean {
  let tiles = 0;
  pyramid.each(raster, level, region, rough, () => (tiles += 1));
  return tiles > 0;
}

/** Calls back for each row of a region: where its floats begin, how many pixels it has, its first pixel. */
function eachRow({ width, height }: Rect, visit: (at: number, count: number, pixel: number) => void): void {
  for (let y = 0; y < height; y += 1) visit(4 * y * width, width, y * width);
}

/**
 * Calls back for each row of each tile that a raster has in a region: the tile's bytes and where in them the row
 * begins, where its floats begin in the region's, how many pixels it has, its first pixel in the region.
 */
function eachRun(
  raster: Raster,
  region: Rect,
  view: View,
  visit: (data: Uint8ClampedArray, first: number, at: number, count: number, pixel: number) => void,
): void {
  view.pyramid.each(raster, view.level, region, view.rough, ({ data }, part, place) => {
    for (let y = part.y; y < part.y + part.height; y += 1) {
      const first = ((y - place.y) * place.width + part.x - place.x) * raster.channels;
      const pixel = (y - region.y) * region.width + part.x - region.x;
      visit(data, first, 4 * pixel, part.width, pixel);
    }
  });
}

/** The part of a region's floats that lies in a rectangle within it. */
export function crop(pixels: Float32Array, from: Rect, to: Rect): Float32Array {
  const out = new Float32Array(4 * to.width * to.height);
  place(pixels, from, out, to);
  return out;
}
