import { beforeEach, expect, test } from 'vitest';
import { photoRaster, pictureOf, presentOf, rasterLayer } from '../picture/document.ts';
import { take } from '../picture/step.ts';
import { activeDocument, addDocument } from '../picture/store.ts';
import { effectActions } from './actions.ts';
import { withChange } from './fields.ts';

const square = photoRaster(new Uint8ClampedArray(4 * 16).fill(255), 4, 4);
const one = rasterLayer('one', square);
const two = rasterLayer('two', square);

beforeEach(() => {
  addDocument({ name: 'a', picture: pictureOf(4, 4, [one, two]), photo: null });
});

const document = () => activeDocument()!;
const steps = () => document().history.past.length;
const effects = () =>
  presentOf(document()).layers.map((layer) => (layer.kind === 'adjustment' ? undefined : layer.effects));
const hold = (...selected: string[]) => {
  take(() => selected);
};

test('an effect is switched on once, whatever others the layer has', () => {
  hold(two.id);
  effectActions['effect-shadow'].run();
  effectActions['effect-stroke'].run();
  effectActions['effect-stroke'].run();
  expect(steps()).toBe(2);
  const [below, above] = effects();
  expect(below).toBeUndefined();
  expect([above?.shadow?.enabled, above?.stroke?.enabled, above?.glow]).toEqual([true, true, null]);
  expect(effectActions['effect-shadow'].checked?.()).toBe(true);
  expect(effectActions['effect-glow'].checked?.()).toBe(false);
});

test('a style is pasted onto all layers in hand, and cleared from them, each as one step', () => {
  hold(two.id);
  effectActions['effect-glow'].run();
  effectActions['copy-style'].run();
  hold(one.id, two.id);
  effectActions['paste-style'].run();
  expect(effects()[0]).toEqual(effects()[1]);
  expect(effects()[0]?.glow?.enabled).toBe(true);
  effectActions['clear-style'].run();
  expect(effects()).toEqual([undefined, undefined]);
  expect(steps()).toBe(3);
});

test('switched off, an effect keeps what was set of it; a number out of range is refused', () => {
  const set = withChange(undefined, 'stroke', { size: 17 });
  const off = withChange(set, 'stroke', { enabled: false });
  expect(off.stroke).toMatchObject({ enabled: false, size: 17 });
  expect(() => withChange(off, 'stroke', { size: 0 })).toThrow();
});
