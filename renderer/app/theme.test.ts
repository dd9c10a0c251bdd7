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
