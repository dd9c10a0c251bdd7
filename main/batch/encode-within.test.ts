import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SavePlan } from '../document/codec-protocol.ts';
import { encodeWithin } from './encode-within.ts';

const plan = { pixels: '', metadata: null, format: 'jpeg', quality: 90 } as const;

/** A file whose bytes are its pixels times its quality, and a head. */
const encode = (own: { width: number; height: number }) => {
  const asked: SavePlan[] = [];
  return {
    asked,
    encode: (one: SavePlan) => {
      asked.push(one);
      const { width, height } = one.size ?? own;
      const share = one.format === 'png' ? 1 : one.quality / 100;
      return Promise.resolve(new Uint8Array(Math.ceil(width * height * share) + 300));
    },
  };
};

test('a file that fits is encoded once', async () => {
  const own = { width: 100, height: 100 };
  const encoder = encode(own);
  expect(await encodeWithin(plan, own, 10, encoder.encode)).toHaveLength(9300);
  expect(encoder.asked).toHaveLength(1);
});

test('whatever the limit, the file keeps to it, at the best quality that does before it gets smaller', () => {
  const sides = fc.integer({ min: 1, max: 400 });
  return fc.assert(
    fc.asyncProperty(sides, sides, fc.integer({ min: 1, max: 100 }), async (width, height, kilobytes) => {
      const { encode: file, asked } = encode({ width, height });
      const bytes = await encodeWithin(plan, { width, height }, kilobytes, file);
      expect(bytes.length).toBeLessThanOrEqual(1000 * kilobytes);
      const whole = (quality: number) => Math.ceil((width * height * quality) / 100) + 300;
      const best = [...Array(51).keys()]
        .map((i) => 90 - i)
        .find((quality) => whole(quality) <= 1000 * kilobytes);
      if (best !== undefined) expect(bytes).toHaveLength(whole(best));
      expect(asked.length).toBeLessThan(60);
    }),
  );
});

test('a format without a quality gets smaller; where not a pixel fits, that is said', async () => {
  const own = { width: 100, height: 50 };
  const png = { ...plan, format: 'png' as const };
  const found = await encodeWithin(png, own, 2, encode(own).encode);
  expect(found.length).toBeLessThanOrEqual(2000);
  const large = () => Promise.resolve(new Uint8Array(5000));
  await expect(encodeWithin(plan, own, 1, large)).rejects.toMatchObject({
    code: 'cannot-write',
    because: 'kilobytes',
  });
});
