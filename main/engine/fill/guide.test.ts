import { expect, test } from 'vitest';
import type { Rgba8 } from '../../image/pixels.ts';
import { toPlanes } from '../../image/planes.ts';
import { resize } from '../../image/resample.ts';
import { cells } from './cells.ts';
import { fill } from './fill.ts';
import { layProposals, type Proposal } from './guide.ts';
import { drawn, erased, rectangle, toEnd } from './pictures.testing.ts';

const whole = { left: 0, top: 0, right: 96, bottom: 96 };
const halves = drawn(96, 96, (x, y) =>
  x < 48 ? [200 + ((3 * y + x) % 20), 40, 40] : [40, 40, 200 + ((y + 5 * x) % 20)],
);
const mask = rectangle(halves, 34, 34, 62, 62);
const broken = erased(halves, mask);

function proposal(picture: Rgba8, size: number, sharp: boolean): Proposal {
  return { region: whole, planes: resize(toPlanes(picture), size, size), sharp };
}

/** How much of the hole is more red than blue. */
function red({ data }: { readonly data: ArrayLike<number> }): number {
  const missing = [...mask.keys()].filter((at) => mask[at]! > 0);
  return missing.filter((at) => data[4 * at]! > data[4 * at + 2]!).length / missing.length;
}

test.each([
  ['a blurred one', false],
  ['a sharp one', true],
])('what is filled follows what is proposed: %s', (_, sharp) => {
  const all = (colour: [number, number, number]) => {
    const picture = drawn(96, 96, (x, y) =>
      mask[y * 96 + x]! > 0
        ? colour
        : ([0, 1, 2].map((c) => halves.data[4 * (y * 96 + x) + c]!) as [number, number, number]),
    );
    return toEnd(fill(broken, mask, { seed: 1, proposals: [proposal(picture, 48, sharp)] }));
  };
  expect(red(all([210, 40, 40]))).toBeGreaterThan(0.9);
  expect(red(all([40, 40, 210]))).toBeLessThan(0.1);
});

test('what is copied stays what the picture has, whatever is proposed', () => {
  const green = drawn(96, 96, () => [0, 255, 0]);
  const { data } = toEnd(fill(broken, mask, { seed: 1, proposals: [proposal(green, 48, false)] }));
  const greenest = Math.max(...[...mask.keys()].filter((at) => mask[at]! > 0).map((at) => data[4 * at + 1]!));
  expect(greenest).toBeLessThan(100);
});

test('a proposal as large as the picture is laid into the hole as it is, and nowhere else', () => {
  const picture = drawn(96, 96, (x, y) => [2 * x, 2 * y, x + y]);
  const hole = mask.map((value) => (value > 0 ? 1 : 0));
  const laid = layProposals(broken, hole, cells(hole, 96, 96), [proposal(picture, 96, false)]);
  const expected = broken.data.map((value, p) => (mask[p >> 2]! > 0 ? picture.data[p]! : value));
  expect(laid.data).toEqual(expected);
});
