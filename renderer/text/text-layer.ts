import type { TextStyle } from '../../preload/contract/document.ts';
import type { Picture, PictureLayer, PixelLayer } from '../picture/document.ts';
import { changeLayer, isLocked, rowsOf } from '../picture/tree.ts';
import { convertRaster } from '../pixels/colours.ts';
import { finish } from '../pixels/work.ts';
import type { Point } from '../view/viewport.ts';
import { renderText, textBox } from './render.ts';

/** What a layer says; null where it is no text. */
export function textOf(layer: PictureLayer | null): TextStyle | null {
  return layer?.kind === 'raster' && layer.origin?.kind === 'text' ? layer.origin.text : null;
}

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
    pixels: finish(convertRaster(renderText(style), undefined, profile)),
    origin: { kind: 'text', text: style },
  };
}

export function withText(picture: Picture, id: string, style: TextStyle): Picture {
  return changeLayer(picture, id, (layer) =>
    layer.kind === 'raster' ? writtenInto(layer, style, picture.profile) : layer,
  );
}

/** The topmost text to be seen at a point that may be changed. */
export function textUnder({ layers }: Picture, { x, y }: Point): PixelLayer | null {
  for (const { layer } of rowsOf(layers)) {
    const style = textOf(layer);
    if (!style || layer.kind !== 'raster' || !layer.visible || isLocked(layers, layer.id)) continue;
    const box = textBox(style);
    const over = style.size / 8;
    const across = x >= box.x - over && x <= box.x + box.width + over;
    if (across && y >= box.y && y <= box.y + box.height) return layer;
  }
  return null;
}
