import fc from 'fast-check';
import { defaultAdjustment } from '../../preload/adjustments/defaults.ts';
import { BlendMode } from '../../preload/contract/document.ts';
import type { Adjustment } from '../../preload/contract/document.ts';
import type { Effects } from '../../preload/contract/effects.ts';
import { newId } from '../picture/document.ts';
import type { LayerMask, PictureLayer } from '../picture/document.ts';
import { rasterFrom } from '../pixels/raster.ts';
import { defaultEffect, effectsOf } from './effects/defaults.ts';

/** Bytes that look random and are the same every time; one in four is 0 or 255, where the modes have their corners. */
export function bytes(seed: number, count: number): Uint8ClampedArray<ArrayBuffer> {
  const out = new Uint8ClampedArray(count);
  let state = (seed * 2654435761 + 12345) >>> 0;
  for (let i = 0; i < count; i += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const kind = (state >>> 8) & 7;
    out[i] = kind === 0 ? 0 : kind === 1 ? 255 : state >>> 24;
  }
  return out;
}

/** Around the corner where four tiles meet, and not aligned with them. */
const place = fc.record({ x: fc.integer({ min: 246, max: 258 }), y: fc.integer({ min: -8, max: 4 }) });

const mask: fc.Arbitrary<LayerMask> = fc
  .record({
    place,
    seed: fc.nat(),
    outside: fc.constantFrom(0 as const, 255 as const),
    enabled: fc.boolean(),
  })
  .map(({ place, seed, outside, enabled }) => ({
    pixels: rasterFrom(bytes(seed, 80), { ...place, width: 10, height: 8 }, 1, outside),
    enabled,
  }));

const common = fc.record({
  id: fc.constant(0).map(() => newId()),
  name: fc.constant(''),
  visible: fc.boolean().chain((odd) => (odd ? fc.boolean() : fc.constant(true))),
  locked: fc.constant(false),
  opacity: fc.constantFrom(1, 1, 0.5, 0.123, 0),
  blend: fc.constantFrom(...BlendMode.options),
  clipped: fc.boolean(),
  mask: fc.option(mask),
});

const raster: fc.Arbitrary<PictureLayer> = fc
  .record({ common, place, seed: fc.nat() })
  .map(({ common, place, seed }) => ({
    ...common,
    kind: 'raster',
    pixels: rasterFrom(bytes(seed, 4 * 12 * 8), { ...place, width: 12, height: 8 }, 4),
    origin: null,
  }));

/** Hard and soft ones, with some that reach over the edge of a tile. */
const strongEffects: Effects = effectsOf({
  shadow: { ...defaultEffect('shadow'), distance: 5, size: 6, spread: 20 },
  overlay: { ...defaultEffect('overlay'), opacity: 0.4 },
  stroke: { ...defaultEffect('stroke'), size: 2, position: 'centre' },
});

const styled: fc.Arbitrary<PictureLayer> = raster.map((layer) => ({ ...layer, effects: strongEffects }));

/** Stacks of raster layers and groups, two deep, over a few pixels; with adjustments and effects too where asked for. */
export function someLayers(adjustments: readonly Adjustment[] = []): fc.Arbitrary<PictureLayer[]> {
  const leaf =
    adjustments.length === 0
      ? raster
      : fc.oneof(
          { weight: 3, arbitrary: raster },
          { weight: 1, arbitrary: styled },
          {
            weight: 1,
            arbitrary: fc
              .record({ common, adjustment: fc.constantFrom(...adjustments) })
              .map(({ common, adjustment }): PictureLayer => ({ ...common, kind: 'adjustment', adjustment })),
          },
        );
  const group: fc.Arbitrary<PictureLayer> = fc
    .record({ common, through: fc.boolean(), layers: fc.array(leaf, { maxLength: 3 }) })
    .map(({ common, through, layers }) => ({
      ...common,
      ...(through && { blend: 'pass-through' }),
      ...{ kind: 'group', layers },
    }));
  return fc.array(fc.oneof({ weight: 4, arbitrary: leaf }, { weight: 1, arbitrary: group }), {
    maxLength: 5,
  });
}

export const strongAdjustments: readonly Adjustment[] = [
  { ...defaultAdjustment('brightness-contrast'), brightness: 40, contrast: -30 },
  { ...defaultAdjustment('hue-saturation'), hue: 70, saturation: -20, lightness: 10 },
  { ...defaultAdjustment('blur'), radius: 1.5 },
  { ...defaultAdjustment('sharpen'), radius: 2, threshold: 3 },
  { ...defaultAdjustment('noise'), amount: 60 },
  { ...defaultAdjustment('median'), radius: 2 },
  { ...defaultAdjustment('high-pass'), radius: 1.2 },
];
