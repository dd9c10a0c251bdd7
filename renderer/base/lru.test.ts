import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Lru } from './lru.ts';

test('what was used longest ago goes first', () => {
  const cache = new Lru<string, string>(2);
  cache.set('a', 'A', 1);
  cache.set('b', 'B', 1);
  cache.get('a');
  cache.set('c', 'C', 1);
  expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual(['A', undefined, 'C']);
});

test('a value larger than the whole budget is still kept until the next', () => {
  const cache = new Lru<string, string>(10);
  cache.set('huge', 'H', 99);
  expect(cache.get('huge')).toBe('H');
  cache.set('small', 'S', 1);
  expect(cache.get('huge')).toBeUndefined();
});

test('what is kept never costs more than the budget', () => {
  const entry = fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.integer({ min: 1, max: 5 }));
  fc.assert(
    fc.property(fc.array(entry), (entries) => {
      const cache = new Lru<string, number>(8);
      for (const [key, cost] of entries) cache.set(key, cost, cost);
      const kept = ['a', 'b', 'c', 'd', 'e'].map((key) => cache.get(key) ?? 0);
      expect(kept.reduce((sum, cost) => sum + cost, 0)).toBeLessThanOrEqual(8);
    }),
  );
});
