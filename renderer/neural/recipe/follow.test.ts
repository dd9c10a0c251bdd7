import { beforeEach, expect, test } from 'vitest';
import { describeTool } from '../../../main/engine/tools/describe.ts';
import { restyle as definition } from '../../../main/engine/tools/restyle/definition.ts';
import type { AppDescription } from '../../../preload/contract/index.ts';
import { registerParts } from '../parts.ts';
import { restyle } from '../restyle/parts.ts';
import { followPicture, resetValues, setValues, startPanels, usePanels } from './store.ts';

const tool = describeTool(definition);
const size = () => usePanels.getState().recipes.restyle?.values.size;

beforeEach(() => {
  registerParts({ restyle });
  startPanels({ tools: [tool], styles: [] as AppDescription['styles'] } as AppDescription);
});

test('the size follows each picture that comes in front, up to what takes minutes', () => {
  followPicture({ width: 640, height: 900 });
  expect(size()).toBe(900);
  followPicture({ width: 6000, height: 4000 });
  expect(size()).toBe(1536);
  followPicture({ width: 20, height: 10 });
  expect(size()).toBe(64);
});

test('what a person has set stays, until it is taken back', () => {
  followPicture({ width: 640, height: 480 });
  setValues('restyle', { size: 320 });
  followPicture({ width: 900, height: 600 });
  expect(size()).toBe(320);
  resetValues(tool);
  expect(size()).toBe(900);
  followPicture({ width: 500, height: 600 });
  expect(size()).toBe(600);
});
