import { fill } from '../../main/engine/tools/fill/definition.ts';
import { layPartOver } from '../../main/image/lay-over.ts';
import type { Pixels } from '../../main/image/pixels.ts';
import { named, resource, run } from './run.ts';
import { drawSheet, type Cell } from './sheet.ts';

/** Ellipses in photos whose longer side is 512: their middles and half axes. */
const erased = [
  { photo: 'samples/coffee.jpg', x: 314, y: 242, across: 46, down: 46 },
  { photo: 'samples/astronaut.jpg', x: 425, y: 110, across: 62, down: 130 },
];

type Ellipse = Omit<(typeof erased)[number], 'photo'>;

/** The survey's figure 15: what is marked, and what it is filled with by patches alone and after a network. */
export async function figure(): Promise<Record<string, Uint8Array>> {
  const rows: Cell[][] = [];
  for (const { photo, ...ellipse } of erased) {
    const image = await resource(photo, 512);
    const mask = maskOf(image, ellipse);
    const by = async (method: string): Promise<Pixels> => {
      const inputs = { image: named(image), mask: { ...mask, name: 'The mask' }, from: null, avoid: null };
      const { pictures, part } = await run(fill, inputs, { method, variations: 1 });
      const [filling] = pictures;
      if (!filling || !part) throw new Error('Nothing was filled.');
      return layPartOver(image, filling, part);
    };
    rows.push([
      { picture: image, caption: 'Photo' },
      { picture: marked(image, mask.data), caption: 'To be erased' },
      { picture: await by('patchmatch'), caption: 'Patches alone (PatchMatch)' },
      { picture: await by('content'), caption: 'Content network' },
      { picture: await by('neural'), caption: 'Neural' },
    ]);
  }
  return { 'fill.jpg': await drawSheet(rows, 280) };
}

function maskOf({ width, height }: Pixels, { x, y, across, down }: Ellipse) {
  const data = new Uint8Array(width * height);
  for (let at = 0; at < data.length; at++) {
    const [u, v] = [((at % width) - x) / across, (Math.floor(at / width) - y) / down];
    if (u * u + v * v <= 1) data[at] = 255;
  }
  return { width, height, data };
}

/** Red over what is marked. */
function marked(image: Pixels, mask: Uint8Array): Pixels {
  const red = {
    ...image,
    data: image.data.map((value, p) => (p % 4 === 3 ? value : p % 4 === 0 ? 255 : 40)),
  };
  return layPartOver(image, red as Pixels, { x: 0, y: 0, mask: mask.map((value) => (value > 0 ? 170 : 0)) });
}
