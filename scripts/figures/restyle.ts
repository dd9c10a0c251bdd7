import { restyle } from '../../main/engine/tools/restyle/definition.ts';
import { named, resource, runForFigure } from './run.ts';
import { drawSheet, type Cell } from './sheet.ts';

const pairs = [
  {
    photo: 'samples/coffee.jpg',
    style: 'styles/procedural/stained-glass.jpg',
    title: 'Stained glass',
    parameters: {},
  },
  {
    photo: 'samples/chelsea.jpg',
    style: 'styles/paintings/hokusai-great-wave.jpg',
    title: 'Hokusai, The Great Wave',
    parameters: {},
  },
  {
    photo: 'samples/astronaut.jpg',
    style: 'styles/paintings/van-gogh-auvers.jpg',
    title: 'Van Gogh, Auvers',
    parameters: { contentStrength: 2 },
  },
];

/** The survey's figure 1: photo, painting, result. */
export async function figure(): Promise<Record<string, Uint8Array>> {
  const rows: Cell[][] = [];
  for (const { photo, style, title, parameters } of pairs) {
    const [image, reference] = [await resource(photo, 512), await resource(style, 1024)];
    const result = await runForFigure(
      restyle,
      { image: named(image), style: [named(reference, title)], startPicture: null },
      { size: 512, iterations: 200, ...parameters },
    );
    rows.push([
      { picture: image, caption: 'Photo' },
      { picture: reference, caption: title },
      { picture: result, caption: 'Restyled, 512 px, 200 iterations' },
    ]);
  }
  return { 'restyle.jpg': await drawSheet(rows, 300) };
}
