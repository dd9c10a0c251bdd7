import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { GroupLayer, Layer, LayeredDocument, RasterLayer } from './document.ts';
import { excessOf, excessOfSize, limits } from './limits.ts';

const common: Omit<RasterLayer<null>, 'id' | 'kind' | 'pixels' | 'origin'> = {
  ...{ name: 'Layer', visible: true, locked: false, opacity: 1, clipped: false },
  ...{ blend: 'normal', mask: null },
};
const raster = (id: string): Layer<null> => ({ ...common, id, kind: 'raster', pixels: null, origin: null });
const group = (layers: readonly Layer<null>[]): GroupLayer<null> => ({
  ...{ ...common, id: 'group', kind: 'group', open: true },
  layers,
});
const document = (change: Partial<LayeredDocument<null>>): LayeredDocument<null> => ({
  ...{ width: 8, height: 8, layers: [raster('a')], selected: [], selection: null },
  ...{ savedSelections: [], guides: [], ...change },
});
const times = <T>(count: number, make: (at: number) => T) =>
  Array.from({ length: count }, (_, at) => make(at));

/** A layer in so many groups within each other. */
const nested = (depth: number) => {
  let layer: Layer<null> = raster('in');
  for (let at = 0; at < depth; at += 1) layer = group([layer]);
  return [layer];
};

test('each limit holds what it says, and not one more', () => {
  const cases = [
    ['layers', (count: number) => ({ layers: times(count, (at) => raster(String(at))) })],
    ['nesting', (count: number) => ({ layers: nested(count) })],
    [
      'selections',
      (count: number) => ({ savedSelections: times(count, () => ({ name: '', pixels: null })) }),
    ],
    [
      'guides',
      (count: number) => ({ guides: times(count, (at) => ({ direction: 'vertical', at }) as const) }),
    ],
    ['side', (count: number) => ({ width: count })],
  ] as const;
  for (const [limit, make] of cases) {
    expect([limit, excessOf(document(make(limits[limit])))]).toEqual([limit, null]);
    expect(excessOf(document(make(limits[limit] + 1)))).toBe(limit);
  }
});

test('layers in groups count, and so do the groups', () => {
  const inside = times(limits.layers - 1, (at) => raster(String(at)));
  expect(excessOf(document({ layers: [group(inside)] }))).toBeNull();
  expect(excessOf(document({ layers: [group([...inside, raster('one more')])] }))).toBe('layers');
});

test('a size passes where its sides and its pixels do', () => {
  const side = fc.integer({ min: 1, max: 40_000 });
  fc.assert(
    fc.property(side, side, (width, height) => {
      const fits = width <= 30_000 && height <= 30_000 && width * height <= 16_383 ** 2;
      expect(excessOfSize({ width, height }) === null).toBe(fits);
    }),
  );
});
