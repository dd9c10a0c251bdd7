import { expect, test } from 'vitest';
import { isWanted } from './inputs.ts';

const method = { name: 'method' };
const start = { name: 'start', when: { name: 'method', is: ['slow', 'slower'] } };
const picture = { name: 'picture', when: { name: 'start', is: ['picture'] } };
const parameters = [method, start];

test('what hangs on nothing is always wanted', () => {
  expect(isWanted(method, parameters, {})).toBe(true);
});

test('what hangs on a parameter is wanted while that has one of the values', () => {
  expect(isWanted(start, parameters, { method: 'slower' })).toBe(true);
  expect(isWanted(start, parameters, { method: 'fast' })).toBe(false);
  expect(isWanted(start, parameters, {})).toBe(false);
});

test('what hangs on a parameter that is not wanted itself is not wanted, whatever value that was left at', () => {
  expect(isWanted(picture, parameters, { method: 'slow', start: 'picture' })).toBe(true);
  expect(isWanted(picture, parameters, { method: 'fast', start: 'picture' })).toBe(false);
  expect(isWanted(picture, parameters, { method: 'slow', start: 'noise' })).toBe(false);
});
