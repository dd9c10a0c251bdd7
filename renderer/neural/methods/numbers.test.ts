import { expect, test } from 'vitest';
import { bestOf, formatNumber, isBest, numberKinds } from './numbers.ts';

const blurred = { psnr: 28.414, ssim: 0.81234, lossnet: 0.0412 };
const sharp = { psnr: 27.1, ssim: 0.79, lossnet: 0.0123 };

test('numbers are written with the digits that papers give', () => {
  expect(numberKinds.map((kind) => formatNumber(kind, blurred))).toEqual(['28.41 dB', '0.8123', '0.0412']);
  expect(numberKinds.map((kind) => formatNumber(kind, { ...blurred, psnr: Infinity }))[0]).toBe('∞ dB');
});

test('more decibels and similarity are better, and less distance', () => {
  const best = bestOf([blurred, sharp]);
  expect(numberKinds.map((kind) => isBest(kind, blurred, best))).toEqual([true, true, false]);
  expect(numberKinds.map((kind) => isBest(kind, sharp, best))).toEqual([false, false, true]);
});

test('results that look equal by their digits are both the best', () => {
  const twin = { ...blurred, psnr: 28.4141 };
  const best = bestOf([blurred, twin]);
  expect([blurred, twin].map((each) => numberKinds.every((kind) => isBest(kind, each, best)))).toEqual([
    true,
    true,
  ]);
});

test('one result alone is not the best of anything', () => {
  expect(bestOf([blurred])).toBeNull();
  expect(numberKinds.some((kind) => isBest(kind, blurred, null))).toBe(false);
});
