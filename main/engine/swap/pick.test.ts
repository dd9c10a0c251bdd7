import { expect, test } from 'vitest';
import { onePerPhoto, sourceOf, type PersonFace, type Suited } from './pick.ts';

const face: PersonFace = {
  small: { planes: { width: 1, height: 1, data: new Float32Array(3) }, landmarks: new Float32Array(136) },
  openness: { shut: [false, false], mouth: { gap: 0, width: 1 } },
  ...{ covered: false, unit: 100 },
};
const suited = (photo: number, values: Partial<Suited> = {}): Suited => ({
  ...{ face, photo, mirrored: false, distance: 0.5, eyes: 0.5, mouth: 0.5, sameEyes: true, sameMouth: true },
  ...values,
});

test('of each photo there is one, as it is or in the mirror, whichever comes first', () => {
  const all = [suited(1, { mirrored: true }), suited(0), suited(1), suited(0, { mirrored: true })];
  expect(onePerPhoto(all).map(({ photo, mirrored }) => [photo, mirrored])).toEqual([
    [1, true],
    [0, false],
  ]);
});

test('eyes that blink are taken from a photo in which they are open, and the mouth isn’t', () => {
  const blinking = suited(0, { eyes: 1.3 });
  const others = [blinking, suited(1, { eyes: 0.9, mouth: 0.8 }), suited(2, { eyes: 0.7, mouth: 0.6 })];
  expect(sourceOf('eyes', blinking, others)).toBe(others[2]);
  expect(sourceOf('mouth', blinking, others)).toBeNull();
});

test('a part that would hardly suit better stays with its face', () => {
  const whole = suited(0, { mouth: 0.6 });
  expect(sourceOf('mouth', whole, [whole, suited(1, { mouth: 0.5 })])).toBeNull();
});
