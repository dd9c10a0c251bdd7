import { expect, test } from 'vitest';
import { TypedPercent } from './typed-percent.ts';

/** What stands there after each digit; a dot is a second in which nothing is typed. */
function typed(digits: string): readonly number[] {
  const percent = new TypedPercent();
  let time = 0;
  return Array.from(digits).flatMap((digit) => {
    time += digit === '.' ? 1000 : 100;
    return digit === '.' ? [] : [percent.type(Number(digit), time)];
  });
}

test('one digit is tens, two in a row are a number, and a third begins anew', () => {
  expect(typed('45')).toEqual([40, 45]);
  expect(typed('4.5')).toEqual([40, 50]);
  expect(typed('457')).toEqual([40, 45, 70]);
  expect(typed('05')).toEqual([100, 5]);
  expect(typed('0')).toEqual([100]);
  expect(typed('00')).toEqual([100, 1]);
});
