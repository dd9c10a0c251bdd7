import i18next from 'i18next';
import { notify } from '../base/notices.ts';
import type { Picture } from '../picture/document.ts';
import { textOf } from '../picture/text.ts';
import { rowsOf } from '../picture/tree.ts';
import { quoted, shippedFont } from '../pixels/text/render.ts';

let measuring: OffscreenCanvasRenderingContext2D | null = null;

/**
 * Whether this machine has a font: a family that it lacks leaves letters as wide as those of whatever would take its
 * place, and no font is as wide as two that differ.
 */
export function isInstalled(font: string): boolean {
  if (font === shippedFont) return true;
  measuring ??= new OffscreenCanvas(1, 1).getContext('2d');
  const context = measuring;
  if (!context) return true;
  const width = (families: string) => {
    context.font = `100px ${families}`;
    return context.measureText('mmmwwwiiilll0123').width;
  };
  return ['monospace', 'serif'].some((other) => width(`${quoted(font)}, ${other}`) !== width(other));
}

/** The fonts of a picture's texts that this machine doesn't have, by name. */
export function missingFonts({ layers }: Pick<Picture, 'layers'>, has = isInstalled): readonly string[] {
  const fonts = new Set(rowsOf(layers).flatMap(({ layer }) => textOf(layer)?.font ?? []));
  return [...fonts].filter((font) => !has(font)).sort((one, other) => one.localeCompare(other));
}

/** Tells which fonts of a picture that is opened are not here. Their texts look as they did until they are changed. */
export function tellOfMissingFonts(picture: Pick<Picture, 'layers'>): void {
  const fonts = missingFonts(picture);
  if (fonts.length > 0) notify('information', i18next.t('text.missing.opened'), fonts.join(', '));
}

/** Tells, as a text is taken to be written on, that it is shown in another font than its own. */
export function tellOfMissingFont(font: string): void {
  if (!isInstalled(font))
    notify('information', i18next.t('text.missing.font', { font }), i18next.t('text.missing.kept'));
}
