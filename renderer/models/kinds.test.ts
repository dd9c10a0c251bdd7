import { expect, test } from 'vitest';
import { isFetched, readManifest } from '../../main/engine/runtime/models.ts';
import { groupsOf } from '../../main/models/describe.ts';
import en from '../../resources/translations/en/models.json' with { type: 'json' };
import zhCN from '../../resources/translations/zh-CN/models.json' with { type: 'json' };
import { root } from '../../scripts/root.ts';
import { kinds } from './kinds.ts';

const groups = groupsOf(await readManifest(`${root}/models`));

test('every network that ships stands on the shelf once', () => {
  const shipped = groups.filter(({ models: [first] }) => first && !isFetched(first)).map(({ id }) => id);
  expect(Object.values(kinds).flat().sort()).toEqual(shipped.sort());
});

test.each([
  ['English', en],
  ['Chinese', zhCN],
])('every network has a name and a purpose in %s, and nothing else has', (_, words) => {
  const ids = groups.map(({ id }) => id).sort();
  expect(Object.keys(words.names).sort()).toEqual(ids);
  expect(Object.keys(words.purposes).sort()).toEqual(ids);
});
