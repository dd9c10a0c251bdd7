import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyRaster } from '../pixels/raster.ts';
import { colourOf, swapColours, useColours } from '../view/hand/colours.ts';
import { useQuickMask } from '../view/quick-mask.ts';
import type { Paint } from './engine/apply.ts';
import { erasureOf, paintOf, plainly } from './paint-of.ts';
import type { Target } from './target.ts';

const quickMask: Target = {
  kind: 'selection',
  raster: emptyRaster(1),
  profile: undefined,
  selection: null,
  within: { x: 0, y: 0, width: 1, height: 1 },
  put: (picture) => picture,
  done: () => undefined,
};
const valueOf = (paint: Paint) => (paint.kind === 'value' ? paint.value : Number.NaN);
const painted = () => valueOf(paintOf(quickMask, useColours.getState().foreground, plainly));

test('on the quick mask black lays the tint and white takes it away, on whatever it lies; X swaps them', () => {
  for (const [marks, tinted] of [
    ['selected', 255],
    ['masked', 0],
  ] as const) {
    useQuickMask.setState({ marks });
    useColours.setState({ foreground: '#000000', background: '#ffffff' });
    expect(painted()).toBeCloseTo(tinted);
    expect(valueOf(erasureOf(quickMask))).toBeCloseTo(255 - tinted);
    swapColours();
    expect(painted()).toBeCloseTo(255 - tinted);
  }
});

test('grey selects in part, by its lightness', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 255 }), (grey) => {
      useColours.setState({ foreground: colourOf(grey, grey, grey) });
      useQuickMask.setState({ marks: 'masked' });
      expect(painted()).toBeCloseTo(grey);
      useQuickMask.setState({ marks: 'selected' });
      expect(painted()).toBeCloseTo(255 - grey);
    }),
  );
});
