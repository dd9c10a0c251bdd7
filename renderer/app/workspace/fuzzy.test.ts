import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitOf } from './fuzzy.ts';

/** Whether the letters stand in the text in their order. */
function isWithin(query: string, text: string): boolean {
  let from = 0;
  return Array.from(query).every((letter) => {
    const at = text.indexOf(letter, from);
    from = at + 1;
    return at >= 0;
  });
}

test('a text is found exactly where the letters stand in it in their order', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
  fc.assert(
    fc.property(word, word, (query, text) => {
      const fit = fitOf(query, text);
      expect(fit !== null).toBe(isWithin(query, text));
      if (fit) expect(fit.at.map((at) => text[at]).join('')).toBe(query);
    }),
  );
});

test('initials find a command before letters that merely occur', () => {
  const better = (query: string, a: string, b: string) =>
    expect(fitOf(query, a)!.score).toBeGreaterThan(fitOf(query, b)!.score);
  better('nl', 'New layer', 'Channel');
  better('lay', 'New layer', 'Lasso away');
  better('undo', 'Undo', 'Under the dome of');
});

test('capitals and spaces do not matter, and Chinese is found by its signs', () => {
  expect(fitOf('FIT w', 'Fit to window')).not.toBeNull();
  expect(fitOf('图层', '新建图层')?.at).toEqual([2, 3]);
  expect(fitOf('', 'Anything')?.score).toBe(0);
});
