import { expect, test } from 'vitest';
import { exitCodeOf, exitCodes, exitCodesHelp } from './exit-codes.ts';

test.each([
  ['bad-parameters', 2],
  ['truncated-image', 3],
  ['flat-style', 3],
  ['cannot-write', 4],
  ['disk-full', 4],
  ['engine-died', 5],
  ['codec-died', 5],
  ['out-of-memory', 5],
  ['bad-result', 5],
  ['cancelled', 130],
  ['internal', 1],
  ['something new', 1],
  ['toString', 1],
])('%s ends the program with %i', (code, exit) => expect(exitCodeOf(code)).toBe(exit));

test('the help explains every exit code', () => {
  for (const code of Object.values(exitCodes)) expect(exitCodesHelp).toMatch(new RegExp(`^ +${code} `, 'm'));
});
