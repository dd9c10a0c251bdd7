import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeCard } from './place.ts';
import type { Box } from './place.ts';

const window = { width: 900, height: 600 };
const card = { width: 320, height: 180 };

function overlap(a: Box, b: Box): boolean {
  return (
    a.left < b.left + b.width &&
    b.left < a.left + a.width &&
    a.top < b.top + b.height &&
    b.top < a.top + a.height
  );
}

test('a card stands to the left of a panel at the right, and to the right of a strip at the left', () => {
  expect(placeCard({ left: 580, top: 100, width: 320, height: 200 }, card, window)).toEqual({
    ...{ left: 580 - 320 - 12, top: 110 },
  });
  expect(placeCard({ left: 0, top: 76, width: 40, height: 498 }, card, window).left).toBe(52);
});

test('without anything to point at it stands in the middle', () => {
  expect(placeCard(null, card, window)).toEqual({ left: 290, top: 210 });
});

test('it is always whole in the window, and covers its target only where there is no room beside it', () => {
  const boxes = fc.record({
    left: fc.integer({ min: 0, max: 880 }),
    top: fc.integer({ min: 0, max: 580 }),
    width: fc.integer({ min: 4, max: 900 }),
    height: fc.integer({ min: 4, max: 600 }),
  });
  fc.assert(
    fc.property(boxes, (box) => {
      const target = {
        ...box,
        width: Math.min(box.width, window.width - box.left),
        height: Math.min(box.height, window.height - box.top),
      };
      const place = placeCard(target, card, window);
      expect(place.left).toBeGreaterThanOrEqual(12);
      expect(place.top).toBeGreaterThanOrEqual(12);
      expect(place.left + card.width).toBeLessThanOrEqual(window.width - 12);
      expect(place.top + card.height).toBeLessThanOrEqual(window.height - 12);
      const room = Math.max(target.left, window.width - target.left - target.width) >= card.width + 24;
      if (room) expect(overlap({ ...place, ...card }, target)).toBe(false);
    }),
  );
});
