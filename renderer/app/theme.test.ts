import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lookOf } from './theme.ts';

test('what is chosen is what is seen, whatever the system asks for', () => {
  for (const theme of ['dark', 'light', 'contrast'] as const)
    for (const light of [true, false])
      for (const contrast of [true, false]) expect(lookOf(theme, { light, contrast })).toBe(theme);
});

test('the system is followed into light and dark, and into high contrast where it asks for more', () => {
  expect(lookOf('system', { light: false, contrast: false })).toBe('dark');
  expect(lookOf('system', { light: true, contrast: false })).toBe('light');
  expect(lookOf('system', { light: true, contrast: true })).toBe('contrast');
});

/** The colours of each theme, in the order in which they stand. */
const [dark, light, contrast] = readFileSync(join(import.meta.dirname, 'theme.css'), 'utf8')
  .split(/^:root.*{$/m)
  .slice(1)
  .map((block) => new Map([...block.matchAll(/--([\w-]+): (#\w+);/g)].map(([, name, hex]) => [name, hex])));

/** WCAG 2.2, relative luminance. */
function luminance(hex: string): number {
  const whole = hex.length === 4 ? hex.replace(/[^#]/g, '$&$&') : hex;
  const [r, g, b] = [1, 3, 5].map((at) => {
    const value = parseInt(whole.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

test.each([
  ['dark', dark, 4.5],
  ['light', light, 4.5],
  ['high contrast', contrast, 7],
])('in the %s theme, what tells of trouble can be read on what it lies on', (_, theme, least) => {
  for (const [ink, ground] of [
    ['danger', 'panel'],
    ['danger', 'float'],
    ['danger', 'selected'],
    ['warn', 'panel'],
    ['warn', 'bar'],
    ['warn', 'float'],
  ] as const) {
    const [low = 0, high = 0] = [ink, ground]
      .map((name) => luminance(theme!.get(name)!))
      .sort((a, b) => a - b);
    expect((high + 0.05) / (low + 0.05), `${ink} on ${ground}`).toBeGreaterThanOrEqual(least);
  }
});
