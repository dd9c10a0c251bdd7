import type { Pixels } from '../../../image/pixels.ts';
import type { Given } from '../inputs.ts';
import type { Answer } from '../runs.ts';
import type { ToolRun } from '../tool.ts';
import type { sample } from './definition.ts';

/** The hole filled with the first colour of the one texture, of the other, and of both. */
export const run: ToolRun<typeof sample> = async function* ({ image, hole, texture }, { amount }) {
  yield { stage: 'preparing', step: 0, of: 1, fraction: 0 };
  const [first, second] = texture.map(({ pixels }) => pixels.data.subarray(0, 3));
  if (!first || !second) throw new Error('There are two textures.');
  const both = first.map((value, i) => (1 - amount) * value + amount * (second[i] ?? 0));
  const filled = (colour: ArrayLike<number>): Pixels => {
    const pixels = { ...image.pixels, data: image.pixels.data.slice() } as Pixels;
    for (let i = 0; i < hole.data.length; i += 1) if (hole.data[i]) pixels.data.set(colour, 4 * i);
    return pixels;
  };
  const pictures = [first, second, both].map(filled);
  return Promise.resolve({ kind: 'pictures', pictures, measures: {}, notes: [] });
};

const middle: Answer = ({ inputs }, about) => {
  const { x } = about as { x: number };
  const image = inputs.image as Given<typeof sample.inputs>['image'];
  return Promise.resolve({ grey: image.pixels.data[4 * x] ?? 0 });
};

export const answers = { middle };
