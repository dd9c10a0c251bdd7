import { expect, test } from 'vitest';
import { describeTool } from '../../../main/engine/tools/describe.ts';
import { enlarge as enlargeDefinition } from '../../../main/engine/tools/enlarge/definition.ts';
import { restyle as definition } from '../../../main/engine/tools/restyle/definition.ts';
import type { OpenedPicture } from '../../../preload/contract/index.ts';
import { jobParameters, referenceKey, referencesOf } from '../../../preload/contract/recipe-parameters.ts';
import type { Reference } from '../../../preload/contract/recipe.ts';
import { pictureOf } from '../../picture/document.ts';
import { changesFor, defaultRecipe, isChanged, missing, toggleReference, withInput } from './recipe.ts';

const restyle = describeTool(definition);
const fresh = defaultRecipe(restyle);
const photo = pictureOf(4, 3, []);
const painting = (id: string): Reference => ({
  kind: 'shipped',
  style: { id, file: `${id}.jpg`, title: { en: id, 'zh-CN': id }, artist: null, kind: 'painting' },
});
const picture: OpenedPicture = {
  pixels: 'a',
  metadata: 'b',
  name: 'start.png',
  width: 1,
  height: 1,
  depth: 8,
  greyscale: false,
  hasAlpha: false,
  format: 'png',
  notes: [],
};

test('the defaults are exactly what the tool itself would fill in', () => {
  expect(definition.parameters.parse(jobParameters(restyle, fresh))).toEqual(definition.parameters.parse({}));
});

test('on its defaults a panel shows nothing as changed', () => {
  expect(restyle.parameters.filter((parameter) => isChanged(parameter, fresh.values))).toEqual([]);
});

test('a layer weight moved away from its default marks the group as changed', () => {
  const layers = restyle.parameters.find((parameter) => parameter.kind === 'group')!;
  expect(isChanged(layers, { layers: { relu1_1: 2 } })).toBe(true);
});

test('choosing a reference twice lets it go', () => {
  const once = toggleReference(fresh, 'style', painting('wave'), 4);
  expect(referencesOf(once, 'style').map(referenceKey)).toEqual(['wave']);
  expect(referencesOf(toggleReference(once, 'style', painting('wave'), 4), 'style')).toEqual([]);
});

test('past the maximum the reference chosen first makes room', () => {
  const full = ['a', 'b', 'c'].reduce(
    (recipe, id) => toggleReference(recipe, 'style', painting(id), 2),
    fresh,
  );
  expect(referencesOf(full, 'style').map(referenceKey)).toEqual(['b', 'c']);
});

test('weights follow their reference and are sent only when there are several', () => {
  const one = { ...toggleReference(fresh, 'style', painting('a'), 4), weights: { a: 3 } };
  expect(jobParameters(restyle, one).blend).toEqual([]);
  const two = toggleReference(one, 'style', painting('b'), 4);
  expect(jobParameters(restyle, two).blend).toEqual([3, 1]);
});

test('says what is missing before it can run', () => {
  expect(missing(restyle, fresh, photo)?.name).toBe('style');
  const styled = toggleReference(fresh, 'style', painting('a'), 4);
  expect(missing(restyle, styled, photo)).toBeNull();
  const fromPicture = { ...styled, values: { ...styled.values, start: 'picture' } };
  expect(missing(restyle, fromPicture, photo)?.name).toBe('startPicture');
  expect(
    missing(restyle, withInput(fromPicture, 'startPicture', { kind: 'picture', picture }), photo),
  ).toBeNull();
});

test('another way to say the size of the result says the size there was', () => {
  const enlarge = describeTool(enlargeDefinition);
  const { values } = defaultRecipe(enlarge);
  const sizes = { from: { width: 3000, height: 2000 }, to: { width: 6000, height: 4000 } };
  const change = (to: string) => changesFor(enlarge, values, { to }, sizes);
  expect(change('size')).toEqual({ to: 'size', size: 6000 });
  expect(change('megapixels')).toEqual({ to: 'megapixels', megapixels: 24 });
  const back = changesFor(
    enlarge,
    { ...values, to: 'size', size: 7500 },
    { to: 'factor' },
    {
      ...sizes,
      to: { width: 7500, height: 5000 },
    },
  );
  expect(back).toEqual({ to: 'factor', factor: 2.5 });
});

test('what is set alone changes alone, and so does everything while no size is known', () => {
  const enlarge = describeTool(enlargeDefinition);
  const { values } = defaultRecipe(enlarge);
  const sizes = { from: { width: 3, height: 2 }, to: { width: 6, height: 4 } };
  expect(changesFor(enlarge, values, { factor: 4 }, sizes)).toEqual({ factor: 4 });
  expect(changesFor(enlarge, values, { to: 'size' }, null)).toEqual({ to: 'size' });
});
