import { restyle } from '../../main/engine/tools/restyle/definition.ts';
import { named, resource, runForFigure } from './run.ts';
import { drawSheet, type Cell } from './sheet.ts';

const SETTINGS = { size: 384, iterations: 200 };

const pairs = [
  {
    photo: 'samples/astronaut.jpg',
    style: 'styles/paintings/renoir-moulin-de-la-galette.jpg',
    title: 'Renoir, Moulin de la Galette',
  },
  {
    photo: 'samples/chelsea.jpg',
    style: 'styles/paintings/hokusai-great-wave.jpg',
    title: 'Hokusai, The Great Wave',
  },
  {
    photo: 'samples/coffee.jpg',
    style: 'styles/paintings/van-gogh-auvers.jpg',
    title: 'Van Gogh, Auvers',
  },
];

/** The survey's figures 10 and 11: what Gram matrices mix over the whole picture, patches keep whole. */
export async function figure(): Promise<Record<string, Uint8Array>> {
  const rows: Cell[][] = [];
  for (const { photo, style, title } of pairs) {
    const [image, reference] = [await resource(photo, 512), await resource(style, 1024)];
    const inputs = { image: named(image), style: [named(reference, title)], startPicture: null };
    const by = (method: 'descent' | 'patches') => runForFigure(restyle, inputs, { ...SETTINGS, method });
    rows.push([
      { picture: image, caption: 'Photo' },
      { picture: reference, caption: title },
      { picture: await by('descent'), caption: 'As a whole (Gram matrices)' },
      { picture: await by('patches'), caption: 'Patch by patch' },
    ]);
  }
  return { 'patches.jpg': await drawSheet(rows, 300) };
}
