import { expect, test } from 'vitest';
import { findFonts, rowsSeen } from './find-fonts.ts';

const families = ['Arial', 'Courier New', 'Microsoft YaHei', 'New York', 'SimSun'];

test('fonts are found by any part of their names, in English and in Chinese, those first that begin so', () => {
  expect(findFonts(families, [], 'new')).toEqual(['New York', 'Courier New']);
  expect(findFonts(families, [], 'couriern')).toEqual(['Courier New']);
  expect(findFonts(families, [], '雅黑')).toEqual(['Microsoft YaHei']);
  expect(findFonts(families, [], '宋')).toEqual(['SimSun']);
  expect(findFonts(families, [], 'zapf')).toEqual([]);
});

test('the recent fonts come first, each once, and are found where the machine does not list them', () => {
  expect(findFonts(families, ['SimSun', 'MyriadPro'], ' ')).toEqual([
    ...['SimSun', 'MyriadPro'],
    ...['Arial', 'Courier New', 'Microsoft YaHei', 'New York'],
  ]);
  expect(findFonts(families, ['MyriadPro'], 'myr')).toEqual(['MyriadPro']);
});

test('of a long list the rows are there that are seen, and a few more', () => {
  expect(rowsSeen(0, 300, 30, 1000)).toEqual([0, 14]);
  expect(rowsSeen(15_010, 300, 30, 1000)).toEqual([496, 515]);
  expect(rowsSeen(29_700, 300, 30, 1000)).toEqual([986, 1000]);
  expect(rowsSeen(900, 300, 30, 2)).toEqual([2, 2]);
});
