import { isOpaque } from './pack.ts';
import type { Pixels } from './pixels.ts';

/**
 * Fills what lies hidden under fully transparent pixels with the colour of a visible pixel nearby, so that
 * nothing foreign bleeds into the edges when the picture is filtered with its alpha apart. Two passes over
 * the picture hand colours on to right and below, then to left and above, with the steps counted as in a
 * distance transform (Borgefors 1986, city-block distances). Alpha stays; a picture with nothing to fill is
 * given back as it is.
 */
export function bleedColours(pixels: Pixels): Pixels {
  if (isOpaque(pixels)) return pixels;
  const { width, height } = pixels;
  const data = pixels.data.slice();
  const steps = new Uint32Array(width * height);
  for (let i = 0; i < steps.length; i += 1) steps[i] = data[4 * i + 3] === 0 ? FAR : 0;

  const ask = (i: number, neighbour: number): void => {
    const through = (steps[neighbour] ?? FAR) + 1;
    if (through >= (steps[i] ?? 0)) return;
    steps[i] = through;
    data.copyWithin(4 * i, 4 * neighbour, 4 * neighbour + 3);
  };
  for (let i = 0; i < steps.length; i += 1) {
    if (i % width > 0) ask(i, i - 1);
    if (i >= width) ask(i, i - width);
  }
  for (let i = steps.length - 1; i >= 0; i -= 1) {
    if ((i + 1) % width > 0) ask(i, i + 1);
    if (i + width < steps.length) ask(i, i + width);
  }
  return { ...pixels, data } as Pixels;
}

/** More steps than any picture has, and room to add one. */
const FAR = 2 ** 31;
