import { expect, it } from 'vitest';
import { byFormula } from '../../preload/colour/closed-form.testing.ts';
import { profiles } from '../../preload/colour/profile.ts';
import type { Pixels } from '../image/pixels.ts';
import { give } from './give.ts';
import type { GivenPicture } from './tools/inputs.ts';
import { likeness } from './tools/likeness/definition.ts';

const pixelsOf = (...rgb: number[]): Pixels => ({
  ...{ depth: 8, width: 1, height: 1 },
  data: Uint8Array.of(...rgb, 255),
});
const stored: Readonly<Record<string, Pixels>> = {
  p3: pixelsOf(184, 47, 42),
  srgb: pixelsOf(200, 24, 32),
};
const store = { pixels: (hash: string) => Promise.resolve(stored[hash]!) };

it('pictures of other profiles come in the numbers of the picture that is worked on', async () => {
  const given = await give(
    likeness,
    {
      image: { kind: 'picture', pixels: 'p3', name: 'a', profile: profiles['display-p3'] },
      original: { kind: 'references', pictures: [{ pixels: 'srgb', name: 'b' }] },
    },
    store,
  );
  expect((given.image as GivenPicture).pixels).toBe(stored.p3);
  const [original] = given.original as readonly GivenPicture[];
  const twin = byFormula('srgb', 'display-p3', [200, 24, 32]).map(Math.round);
  expect([...original!.pixels.data]).toEqual([...twin, 255]);
});
