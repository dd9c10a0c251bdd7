import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TextStyle } from '../../../preload/contract/document.ts';
import { mappedText, planeOf } from '../../../preload/contract/text-plane.ts';
import { apply, chain, determinant, quadOf, rotation, scaling, skewing, translation } from '../affine.ts';
import type { Affine } from '../affine.ts';
import { boxOf, layOut } from './layout.ts';

const style: TextStyle = {
  ...{ text: 'some words that wrap\n你好', font: 'Inter', size: 20, bold: false, italic: false },
  ...{ align: 'left', lineHeight: 1.5, colour: '#000000', x: 100, y: 50 },
};
/** A font whose letters are half as wide as high, at any size. */
const laidOut = (text: TextStyle) =>
  layOut(text, {
    widthOf: (line) => (line.length * text.size) / 2,
    ascent: 0.8 * text.size,
    descent: 0.2 * text.size,
  });

const stretches = fc.double({ min: 0.2, max: 5, noNaN: true });
const maps: fc.Arbitrary<Affine> = fc.oneof(
  fc.double({ min: -360, max: 360, noNaN: true }).map((degrees) => rotation(degrees, { x: 40, y: 70 })),
  fc
    .record({ x: stretches, y: stretches, mirrored: fc.boolean() })
    .map(({ x, y, mirrored }) => scaling(mirrored ? -x : x, y)),
  fc.double({ min: -1, max: 1, noNaN: true }).map((lean) => skewing(lean, 0)),
  fc.tuple(fc.integer({ min: -99, max: 99 }), fc.integer()).map(([x, y]) => translation(x, y % 100)),
);
const styles = fc
  .record({
    align: fc.constantFrom('left', 'center', 'right'),
    width: fc.option(fc.integer({ min: 60, max: 300 })),
  })
  .map(({ align, width }): TextStyle => ({
    ...style,
    align,
    ...(width !== null && { box: { width, height: 80 } }),
  }));

test('however a text is turned, scaled and moved, every line lies where the maps together bring it', () => {
  fc.assert(
    fc.property(styles, fc.array(maps, { minLength: 1, maxLength: 5 }), (before, steps) => {
      const whole = steps.reduce(chain);
      fc.pre(Math.abs(determinant(whole)) > 1e-3);
      const after = steps.reduce(mappedText, before);
      const [from, to] = [laidOut(before), laidOut(after)];
      expect(to.map(({ words }) => words)).toEqual(from.map(({ words }) => words));
      const places = (text: TextStyle, map: Affine) => [
        ...quadOf(boxOf(text, laidOut(text)), map),
        ...laidOut(text).map(({ x, baseline }) => apply(map, { x, y: baseline })),
      ];
      const wanted = places(before, chain(planeOf(before), whole));
      for (const [at, { x, y }] of places(after, planeOf(after)).entries()) {
        expect(x).toBeCloseTo(wanted[at]!.x, 5);
        expect(y).toBeCloseTo(wanted[at]!.y, 5);
      }
    }),
  );
});

test('what was turned back and made as large as before is upright again, and says nothing of a turn', () => {
  const about = { x: 7, y: 9 };
  const there = [
    rotation(31, about),
    scaling(3, 3, about),
    rotation(-31, about),
    scaling(1 / 3, 1 / 3, about),
  ];
  const back = there.reduce(mappedText, style);
  expect(back.turn).toBeUndefined();
  expect(back.size).toBeCloseTo(20, 9);
});
