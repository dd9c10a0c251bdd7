import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeRows, type RowReader } from './rows.ts';

const picture = (from: number, to: number) =>
  Float32Array.from({ length: 2 * (to - from) * 3 }, (_, i) => {
    const row = Math.floor(i / 3);
    return Math.floor(row / (to - from)) * 1e4 + (from + (row % (to - from))) * 10 + (i % 3);
  });

async function take(read: RowReader, from: number, to: number): Promise<Float32Array> {
  const steps = read(from, to);
  let next = await steps.next();
  while (!next.done) next = await steps.next();
  return next.value;
}

test('readers at their own pace see the same rows, each made once, also where what they ask for overlaps', async () => {
  const asked = fc.array(fc.tuple(fc.boolean(), fc.nat(7), fc.integer({ min: 1, max: 20 })), {
    maxLength: 30,
  });
  const int = fc.integer({ min: 1, max: 60 });
  await fc.assert(
    fc.asyncProperty(int, int, asked, async (height, step, list) => {
      const made: number[] = [];
      const rows = makeRows(2, 3, height, async function* (from) {
        yield { work: await Promise.resolve(1) };
        made.push(from);
        const to = Math.min(height, from + step);
        return { from, to, data: picture(from, to) };
      });
      const readers = [rows.reader(), rows.reader()] as const;
      const places = [0, 0];
      for (const [which, further, count] of list) {
        const at = which ? 1 : 0;
        const from = Math.min(height - 1, places[at]! + further);
        const to = Math.min(height, from + count);
        places[at] = from;
        expect(await take(readers[at], from, to)).toEqual(picture(from, to));
      }
      expect(new Set(made).size).toBe(made.length);
    }),
  );
});

test('a reader does not go back', async () => {
  const rows = makeRows(2, 3, 9, async function* (from, to) {
    yield { work: await Promise.resolve(1) };
    return { from, to, data: picture(from, to) };
  });
  const read = rows.reader();
  await take(read, 4, 6);
  await expect(take(read, 3, 6)).rejects.toThrow('rows 3 to 6 of 9 after 4');
});
