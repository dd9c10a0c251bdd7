import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultAdjustment } from '../../preload/adjustments/defaults.ts';
import { kernelOf } from '../../preload/adjustments/table.ts';
import type { Adjustment } from '../../preload/contract/document.ts';
import type { Rgb } from '../pixels/colours.ts';
import { curvesWithPoint, curveWithTone, levelsWithPoint } from './tone-points.ts';

/** What is seen of a colour under an adjustment, 0…255. */
function seen(adjustment: Adjustment, colour: Rgb): readonly number[] {
  const kernel = kernelOf(adjustment, 1);
  if (kernel.kind !== 'point') throw new Error('not of single colours');
  const colours = Float32Array.from(colour, (value) => value / 255);
  kernel.change(colours, 1);
  return [...colours].map((value) => Math.round(255_000 * value) / 1000);
}

const levels = defaultAdjustment('levels');
const curves = defaultAdjustment('curves');
const cast = fc.integer({ min: -30, max: 30 });
/** A colour between those, no stronger than gammas of 0.1…10 reach. */
const colour = fc
  .tuple(fc.integer({ min: 70, max: 185 }), cast, cast, cast)
  .map(([grey, r, g, b]) => [grey + r, grey + g, grey + b] as const);
const dark = fc.integer({ min: 0, max: 30 });
const light = fc.integer({ min: 225, max: 255 });

test('what is picked becomes black, white, and a grey as bright as it was, whichever comes first', () => {
  const ways = [
    (point: 'black' | 'grey' | 'white', picked: Rgb, before: Adjustment | null) =>
      levelsWithPoint(before?.type === 'levels' ? before : levels, point, picked),
    (point: 'black' | 'grey' | 'white', picked: Rgb, before: Adjustment | null) =>
      curvesWithPoint(before?.type === 'curves' ? before : curves, point, picked),
  ];
  for (const way of ways) {
    fc.assert(
      fc.property(
        fc.tuple(dark, dark, dark),
        fc.tuple(light, light, light),
        colour,
        (black, white, tinted) => {
          for (const order of [
            ['black', 'white'],
            ['white', 'black'],
          ] as const) {
            let set: Adjustment | null = null;
            for (const point of order) set = way(point, point === 'black' ? black : white, set);
            const [r = 0, g = 0, b = 0] = seen(set!, tinted);
            const result = way('grey', tinted, set);
            expect(seen(result, black)).toEqual([0, 0, 0]);
            expect(seen(result, white)).toEqual([255, 255, 255]);
            // Gammas are kept to three digits, and curves to whole numbers.
            const grey = seen(result, tinted);
            for (const value of grey) expect(Math.abs(value - grey[0]!)).toBeLessThan(1);
            expect(Math.abs(grey[0]! - (0.299 * r + 0.587 * g + 0.114 * b))).toBeLessThan(1);
          }
        },
      ),
    );
  }
});

test('any colour may be picked for anything, and the numbers stay in their ranges', () => {
  const any = fc.integer({ min: 0, max: 255 });
  const picks = fc.array(fc.tuple(fc.constantFrom('black', 'grey', 'white'), fc.tuple(any, any, any)));
  fc.assert(
    fc.property(picks, (all) => {
      let [l, c] = [levels, curves];
      for (const [point, picked] of all) {
        l = levelsWithPoint(l, point, picked);
        c = curvesWithPoint(c, point, picked);
      }
      for (const { black, white, gamma } of [l.red, l.green, l.blue]) {
        expect(black >= 0 && white <= 255 && black < white && gamma >= 0.1 && gamma <= 10).toBe(true);
      }
      for (const points of [c.red, c.green, c.blue]) {
        expect(points.length).toBeGreaterThanOrEqual(2);
        const xs = points.map(([x]) => x);
        expect([...new Set(xs)].sort((one, other) => one - other)).toEqual(xs);
        expect(points.flat().every((value) => value >= 0 && value <= 255)).toBe(true);
      }
    }),
  );
});

test('a tone that is picked is a point on the curve, which changes nothing yet', () => {
  fc.assert(
    fc.property(fc.tuple(colour, fc.constantFrom('all', 'red', 'green', 'blue')), ([picked, channel]) => {
      const { points, index } = curveWithTone(curves, channel, picked);
      const bright = 0.299 * picked[0] + 0.587 * picked[1] + 0.114 * picked[2];
      const tone = { all: bright, red: picked[0], green: picked[1], blue: picked[2] }[channel];
      expect(points[index]).toEqual([Math.round(tone), Math.round(tone)]);
      const after = seen({ ...curves, [channel]: points }, picked);
      for (const [at, value] of after.entries()) expect(value).toBeCloseTo(picked[at]!, 3);
      const again = curveWithTone({ ...curves, [channel]: points }, channel, picked);
      expect(again.points).toBe(points);
      expect(again.index).toBe(index);
    }),
  );
});
