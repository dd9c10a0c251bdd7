import type { Rgb } from '../pixels/colours.ts';
import { emptyRaster, read } from '../pixels/raster.ts';
import { Stroke } from './engine/paint.ts';
import { StrokePath } from './engine/stroke.ts';
import type { Tip } from './store.ts';

/** A wave of a tip, as a pen draws it that presses harder towards the middle: RGBA bytes. */
export function previewStroke(
  tip: Tip,
  width: number,
  height: number,
  colour: Rgb,
): Uint8ClampedArray<ArrayBuffer> {
  const page = { x: 0, y: 0, width, height };
  const size = Math.min(tip.size, height * 0.5);
  const path = new StrokePath({ ...tip, size, spacing: tip.spacing / 100, string: 0 });
  const stroke = new Stroke({
    raster: emptyRaster(4),
    paint: { kind: 'colour', colour, keepAlpha: false, blend: 'normal' },
    opacity: tip.opacity / 100,
    flow: tip.flow / 100,
    hardness: tip.hardness / 100,
    selection: null,
    within: page,
  });
  const margin = size / 2 + 4;
  for (let at = 0; at <= 32; at += 1) {
    const t = at / 32;
    stroke.touch(
      path.add({
        x: margin + (width - 2 * margin) * t,
        y: height / 2 + Math.sin(t * 2 * Math.PI) * height * 0.18,
        pressure: 0.1 + 0.9 * Math.sin(t * Math.PI),
        tiltX: 40,
        tiltY: -40,
      }),
    );
  }
  stroke.touch(path.finish());
  return read(stroke.finish(), page);
}
