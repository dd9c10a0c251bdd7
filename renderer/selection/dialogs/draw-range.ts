import { onScreen } from '../../pixels/colours.ts';
import type { Rgb } from '../../pixels/colours.ts';
import { colourRange } from '../../pixels/mask/colour-range.ts';
import { documentRect } from '../../pixels/mask/tiles.ts';
import { read } from '../../pixels/raster.ts';
import type { SmallPicture } from './small-picture.ts';

export interface Range {
  readonly colours: readonly Rgb[];
  readonly fuzziness: number;
}

/** Draws the small picture, or in grey what of it a colour range selects. */
export function drawRange(canvas: HTMLCanvasElement, small: SmallPicture, range: Range | null): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const shown = range ? greyOf(small, range) : onScreen(small.data, small.profile);
  context.putImageData(new ImageData(shown, small.width, small.height), 0, 0);
}

function greyOf(small: SmallPicture, { colours, fuzziness }: Range): Uint8ClampedArray<ArrayBuffer> {
  const source = ({ x, y, width, height }: { x: number; y: number; width: number; height: number }) => {
    const part = new Uint8ClampedArray(width * height * 4);
    for (let row = 0; row < height; row += 1) {
      const start = 4 * ((y + row) * small.width + x);
      part.set(small.data.subarray(start, start + 4 * width), 4 * row * width);
    }
    return part;
  };
  const shares = read(colourRange(source, small, colours, fuzziness), documentRect(small));
  const grey = new Uint8ClampedArray(4 * shares.length);
  shares.forEach((share, i) => {
    grey.fill(share, 4 * i, 4 * i + 3);
    grey[4 * i + 3] = 255;
  });
  return grey;
}
