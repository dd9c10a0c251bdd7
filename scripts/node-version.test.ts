import { expect, test } from 'vitest';
import { tooOld } from './node-version.ts';

test.each(['22.12.0', '22.13.1', '24.0.0', '100.1.0'])('Node %s is new enough for 22.12', (version) => {
  expect(tooOld(version, '>=22.12')).toBeNull();
});

test.each(['22.11.9', '22.2.0', '20.20.2', '18.19.0'])(
  'Node %s is too old for 22.12, which is said',
  (version) => {
    expect(tooOld(version, '>=22.12')).toContain(`22.12 or newer, and this is ${version}`);
  },
);
