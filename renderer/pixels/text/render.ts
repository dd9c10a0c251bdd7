import type { TextStyle } from '../../../preload/contract/document.ts';
import { planeOf } from '../../../preload/contract/text-plane.ts';
import { boundsUnder } from '../affine.ts';
import { emptyRaster, rasterFrom } from '../raster.ts';
import type { Raster } from '../raster.ts';
import { boxOf, layOut, roomFor } from './layout.ts';
import type { Box, Measures } from './layout.ts';

/** The family that ships with the window. Letters of a font that isn't here are drawn in it. */
export const shippedFont = 'Inter Variable';

/** Longest side that the browser can draw text on. */
const longest = 16_384;
/** Letters are measured at one size, so that a text that is scaled keeps its lines. */
const measured = 100;

let measuring: OffscreenCanvasRenderingContext2D | null = null;

/** The name of a family as CSS writes it. */
export function quoted(family: string): string {
  return `"${family.replaceAll('"', '')}"`;
}

/** The style's font as CSS writes it. */
export function fontOf(
  { italic, bold, size, font }: Pick<TextStyle, 'italic' | 'bold' | 'size' | 'font'>,
  scale = 1,
): string {
  return `${italic ? 'italic ' : ''}${bold ? 'bold ' : ''}${size * scale}px ${quoted(font)}, ${quoted(shippedFont)}, sans-serif`;
}

/** The style's tracking, thousandths of its size, as CSS writes it. */
export function letterSpacingOf({ tracking = 0, size }: TextStyle, scale = 1): string {
  return `${(tracking / 1000) * size * scale}px`;
}

function setFont(context: OffscreenCanvasRenderingContext2D, style: TextStyle): void {
  context.font = fontOf(style);
  context.letterSpacing = letterSpacingOf(style);
  context.textRendering = 'geometricPrecision';
}

function measuresOf(style: TextStyle): Measures {
  measuring ??= new OffscreenCanvas(1, 1).getContext('2d');
  const context = measuring;
  if (!context) return { widthOf: () => 0, ascent: style.size, descent: 0 };
  const scale = style.size / measured;
  setFont(context, { ...style, size: measured });
  const { fontBoundingBoxAscent, fontBoundingBoxDescent } = context.measureText('x');
  return {
    widthOf: (line) => context.measureText(line).width * scale,
    ascent: fontBoundingBoxAscent * scale,
    descent: fontBoundingBoxDescent * scale,
  };
}

/** The box of a text on its own plane. */
export function textBox(style: TextStyle): Box {
  return boxOf(style, layOut(style, measuresOf(style)));
}

/** A text as RGBA pixels of sRGB at its place in the document, drawn as it lies there, so that it is sharp. */
export function renderText(style: TextStyle): Raster {
  const measures = measuresOf(style);
  const lines = layOut(style, measures);
  const plane = planeOf(style);
  const room = boundsUnder(plane, roomFor(style, lines, measures));
  const rect = { ...room, width: Math.min(longest, room.width), height: Math.min(longest, room.height) };
  const context = new OffscreenCanvas(rect.width, rect.height).getContext('2d', { willReadFrequently: true });
  if (!context) return emptyRaster(4);
  setFont(context, style);
  context.fillStyle = style.colour;
  context.setTransform(plane.a, plane.b, plane.c, plane.d, plane.e - rect.x, plane.f - rect.y);
  for (const { words, x, baseline } of lines) context.fillText(words, x, baseline);
  return rasterFrom(context.getImageData(0, 0, rect.width, rect.height).data, rect, 4);
}
