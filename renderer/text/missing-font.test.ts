import { expect, test } from 'vitest';
import type { TextStyle } from '../../preload/contract/document.ts';
import { emptyGroup } from '../picture/arrange.ts';
import { rasterLayer } from '../picture/document.ts';
import { emptyRaster } from '../pixels/raster.ts';
import { missingFonts } from './missing-font.ts';

const style: TextStyle = {
  ...{ text: 'Oar', font: 'Here', size: 12, bold: false, italic: false },
  ...{ align: 'left', lineHeight: 1.2, colour: '#000000', x: 0, y: 0 },
};
const written = (font: string) =>
  ({ ...rasterLayer('words', emptyRaster(4)), origin: { kind: 'text', text: { ...style, font } } }) as const;

test('fonts that are not here are named once each, those of texts in groups included', () => {
  const layers = [
    written('Not Here'),
    written('Here'),
    emptyGroup('group', [written('Not Here'), written('Away')]),
    rasterLayer('pixels', emptyRaster(4)),
  ];
  expect(missingFonts({ layers }, (font) => font === 'Here')).toEqual(['Away', 'Not Here']);
});
