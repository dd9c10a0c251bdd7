import type { TextStyle } from '../../preload/contract/document.ts';
import { planeOf } from '../../preload/contract/text-plane.ts';
import type { Picture, PixelLayer } from '../picture/document.ts';
import { drawText, textOf } from '../picture/text.ts';
import { changeLayer, isLocked, rowsOf } from '../picture/tree.ts';
import { apply, determinant, invert } from '../pixels/affine.ts';
import { textBox } from '../pixels/text/render.ts';
import { finish } from '../pixels/work.ts';
import type { Point } from '../view/viewport.ts';

/** The name a text layer goes by: how it begins. */
export function nameOf({ text }: TextStyle): string {
  return text.trim().replaceAll(/\s+/g, ' ').slice(0, 40);
}

/** What a text changes of its layer in a picture of that profile. A name that the person gave stays. */
export function writtenInto(layer: PixelLayer, style: TextStyle, profile: Picture['profile']): PixelLayer {
  const before = textOf(layer);
  const name = !before || layer.name === nameOf(before) ? nameOf(style) || layer.name : layer.name;
  return {
    ...layer,
    name,
    pixels: finish(drawText(style, profile)),
    origin: { kind: 'text', text: style },
  };
}

export function withText(picture: Picture, id: string, style: TextStyle): Picture {
  return changeLayer(picture, id, (layer) =>
    layer.kind === 'raster' ? writtenInto(layer, style, picture.profile) : layer,
  );
}

/** The topmost text to be seen at a point that may be changed. */
export function textUnder({ layers }: Picture, point: Point): PixelLayer | null {
  for (const { layer } of rowsOf(layers)) {
    const style = textOf(layer);
    if (!style || layer.kind !== 'raster' || !layer.visible || isLocked(layers, layer.id)) continue;
    if (covers(style, point)) return layer;
  }
  return null;
}

function covers(style: TextStyle, point: Point): boolean {
  const plane = planeOf(style);
  if (determinant(plane) === 0) return false;
  const { x, y } = apply(invert(plane), point);
  const box = textBox(style);
  const over = style.size / 8;
  const across = x >= box.x - over && x <= box.x + box.width + over;
  return across && y >= box.y && y <= box.y + box.height;
}
