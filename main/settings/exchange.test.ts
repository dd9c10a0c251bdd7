import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Language, Provider, Theme, type Settings } from '../../preload/contract/index.ts';
import { exportSettings, importSettings } from './exchange.ts';
import { atFirst, broughtUpToDate } from './stored.ts';

const flag = fc.boolean();
const keys = fc.record(
  { key: fc.string({ minLength: 1, maxLength: 20 }), mod: flag, shift: flag, alt: flag },
  { requiredKeys: ['key'] },
);
const settings: fc.Arbitrary<Settings> = fc.record({
  language: fc.constantFrom(...Language.options, null),
  theme: fc.constantFrom(...Theme.options),
  provider: fc.constantFrom(...Provider.options),
  threads: fc.option(fc.integer({ min: 1, max: 1024 })),
  memory: fc.option(fc.double({ min: 0.5, max: 65_536, noNaN: true })),
  offline: fc.boolean(),
  updates: fc.boolean(),
  shortcuts: fc.dictionary(fc.stringMatching(/^[a-z][a-zA-Z0-9-]{0,20}$/), fc.array(keys, { maxLength: 8 })),
});

test('settings that are exported and imported are the same', () => {
  fc.assert(
    fc.property(settings, (given) => {
      expect(importSettings(exportSettings(given), 'my.json')).toEqual({ ...given });
    }),
  );
});

test('folders of this machine are not taken along', () => {
  const text = exportSettings({ ...atFirst, cacheFolder: '/home/ada/cache' } as Settings);
  expect(text).not.toContain('ada');
});

test.each([
  ['nonsense', 'other'],
  ['{}', 'other'],
  ['[{"version":1}]', 'other'],
  ['{"version":"1"}', 'other'],
  [`{"version":1,"x":"${'x'.repeat(1_100_000)}"}`, 'other'],
  ['{"version":2}', 'newer'],
  ['{"version":1,"theme":"sepia","threads":0,"memory":2}', 'faults'],
])('%.40s is refused as a whole', (text, because) => {
  expect(() => importSettings(text, 'my.json')).toThrow(
    expect.objectContaining({ code: 'settings-file', because }) as Error,
  );
});

test('a file that can’t be used says which settings are wrong', () => {
  expect(() => importSettings('{"version":1,"theme":"sepia","threads":0,"memory":2}', 'my.json')).toThrow(
    'In my.json, these settings can’t be used: theme, threads.',
  );
});

test('migrations follow each other from the version of the file, and none is left out', () => {
  const by = {
    0: (old: object) => ({ ...old, way: ['0→1'] }),
    1: (old: { way?: string[] }) => ({ ...old, way: [...(old.way ?? []), '1→2'] }),
  };
  expect(broughtUpToDate({ theme: 'dark' }, 0, 2, by)).toEqual({ theme: 'dark', way: ['0→1', '1→2'] });
  expect(broughtUpToDate({ theme: 'dark' }, 1, 2, by)).toEqual({ theme: 'dark', way: ['1→2'] });
  expect(broughtUpToDate({ theme: 'dark' }, 2, 2, by)).toEqual({ theme: 'dark' });
  expect(() => broughtUpToDate({}, 0, 3, by)).toThrow('version 2');
});
