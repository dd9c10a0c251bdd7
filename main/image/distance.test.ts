import fc from 'fast-check';
import { expect, test } from 'vitest';
import { squaredDistance } from './distance.ts';

test('the distance to the nearest mark is what trying all of them finds', () => {
  const picture = fc.integer({ min: 1, max: 9 }).chain((width) =>
    fc.record({
      width: fc.constant(width),
      marks: fc
        .array(fc.array(fc.constantFrom(0, 0, 0, 1), { minLength: width, maxLength: width }), {
          minLength: 1,
          maxLength: 9,
        })
        .map((rows) => rows.flat()),
    }),
  );
  fc.assert(
    fc.property(picture, ({ width, marks }) => {
      const tried = marks.map((_, at) =>
        Math.min(
          ...marks.map((mark, other) =>
            mark > 0
              ? ((at % width) - (other % width)) ** 2 +
                (Math.floor(at / width) - Math.floor(other / width)) ** 2
              : Infinity,
          ),
        ),
      );
      expect([...squaredDistance(marks, width, marks.length / width)]).toEqual(tried);
    }),
  );
});
