import { expect, it } from 'vitest';
import { crop } from './crop.ts';

it.each([Uint8Array, Uint16Array])('takes a rectangle as it is: %o', (Type) => {
  const data = new Type(4 * 5 * 3).map((_, i) => i);
  const picture = data instanceof Uint8Array ? { depth: 8 as const, data } : { depth: 16 as const, data };
  const found = crop({ ...picture, width: 5, height: 3 }, 2, 1, 2, 2);
  expect(found).toEqual({
    ...{ depth: picture.depth, width: 2, height: 2 },
    data: Type.of(28, 29, 30, 31, 32, 33, 34, 35, 48, 49, 50, 51, 52, 53, 54, 55),
  });
});
