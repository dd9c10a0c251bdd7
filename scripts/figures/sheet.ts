import { encodePicture } from '../../main/image/encode.ts';
import type { Pixels } from '../../main/image/pixels.ts';
import { sharp } from '../../main/image/sharp.ts';

export interface Cell {
  readonly picture: Pixels;
  readonly caption: string;
}

const GAP = 12;
const CAPTION = 34;
const BACKGROUND = '#1e1e1e';

/** Rows of pictures, each with its caption below, as one JPEG. All pictures of a row get the same height. */
export async function drawSheet(rows: readonly (readonly Cell[])[], height: number): Promise<Uint8Array> {
  const layers: { input: Buffer; left: number; top: number }[] = [];
  let [sheetWidth, top] = [0, GAP];
  for (const row of rows) {
    let left = GAP;
    for (const { picture, caption } of row) {
      const png = await encodePicture(picture, null, { format: 'png' });
      const width = Math.round((picture.width * height) / picture.height);
      layers.push({
        input: await sharp(png).resize(width, height, { kernel: 'lanczos3' }).toBuffer(),
        left,
        top,
      });
      layers.push({ input: await drawCaption(caption, width), left, top: top + height });
      left += width + GAP;
    }
    sheetWidth = Math.max(sheetWidth, left);
    top += height + CAPTION + GAP;
  }
  const sheet = { width: sheetWidth, height: top, channels: 3 as const, background: BACKGROUND };
  return sharp({ create: sheet })
    .composite(layers)
    .jpeg({ quality: 86, chromaSubsampling: '4:4:4' })
    .toBuffer();
}

async function drawCaption(caption: string, width: number): Promise<Buffer> {
  const markup = `<span foreground="#d8d8d8">${caption.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</span>`;
  const text = await sharp({ text: { text: markup, font: 'Sans 10', dpi: 96, rgba: true, width } })
    .png()
    .toBuffer({ resolveWithObject: true });
  const box = { width, height: CAPTION, channels: 4 as const, background: BACKGROUND };
  const fitting = sharp(text.data).extract({
    left: 0,
    top: 0,
    width: Math.min(text.info.width, width),
    height: Math.min(text.info.height, CAPTION - 8),
  });
  return sharp({ create: box })
    .composite([{ input: await fitting.toBuffer(), left: 0, top: 8 }])
    .png()
    .toBuffer();
}
