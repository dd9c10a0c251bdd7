import type { TextStyle } from '../../preload/contract/document.ts';
import { emptyRaster, rasterFrom } from '../pixels/raster.ts';
import type { Raster } from '../pixels/raster.ts';
import type { Rect } from '../pixels/rect.ts';
import { boxOf, layOut, roomFor } from './layout.ts';
import type { Measures } from './layout.ts';

/** Longest side that the browser can draw text on. */
const longest = 16_384;

let measuring: OffscreenCanvasRenderingContext2D | null = null;

/** The style's font as CSS writes it. */
export function fontOf({ italic, bold, size, font }: TextStyle, scale = 1): string {
  return `${italic ? 'italic ' : ''}${bold ? 'bold ' : ''}${size * scale}px "${font.replaceAll('"', '')}", sans-serif`;
}

function measuresOf(style: TextStyle): Measures {
  measuring ??= new OffscreenCanvas(1, 1).getContext('2d');
  const context = measuring;
  if (!context) return { widthOf: () => 0, ascent: style.size, descent: 0 };
  context.font = fontOf(style);
  const { fontBoundingBoxAscent, fontBoundingBoxDescent } = context.measureText('x');
  return {
    widthOf: (line) => {
      context.font = fontOf(style);
      return context.measureText(line).width;
    },
    ascent: fontBoundingBoxAscent,
    descent: fontBoundingBoxDescent,
  };
}

/** Where the lines of a text lie. */
export function textBox(style: TextStyle): Rect {
  return boxOf(style, layOut(style, measuresOf(style)));
}

/** A text as RGBA pixels at its place in the document. */
export function renderText(style: TextStyle): Raster {
  const measures = measuresOf(style);
  const lines = layOut(style, measures);
  const room = roomFor(style, lines, measures);
  const rect = { ...room, width: Math.min(longest, room.width), height: Math.min(longest, room.height) };
  const context = new OffscreenCanvas(rect.width, rect.height).getContext('2d', { willReadFrequently: true });
  if (!context) return emptyRaster(4);
  context.font = fontOf(style);
  context.fillStyle = style.colour;
  context.translate(-rect.x, -rect.y);
  for (const { words, x, baseline } of lines) context.fillText(words, x, baseline);
  return rasterFrom(context.getImageData(0, 0, rect.width, rect.height).data, rect, 4);
}
