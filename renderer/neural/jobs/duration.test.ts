import { expect, test } from 'vitest';
import { duration } from './duration.ts';

test('a wait is said in the two largest units that matter', () => {
  expect(duration(14.2, 'en')).toBe('14 sec');
  expect(duration(60, 'en')).toBe('1 min');
  expect(duration(130, 'en')).toBe('2 min 10 sec');
  expect(duration(3600 + 5 * 60, 'en')).toBe('1 hr 5 min');
  expect(duration(3599.9, 'en')).toBe('1 hr');
  expect(duration(14, 'zh-CN')).toBe('14秒');
});
