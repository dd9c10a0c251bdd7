import { expect, test } from 'vitest';
import en from '../../../resources/translations/en.ts';
import { toolGroups } from '../../view/hand/registry.ts';
import { idsIn, menus } from '../workspace/menu.ts';
import { conflictsWith } from './conflicts.ts';
import { actionOf, actionsByFeature, allActions, nameOf } from './table.ts';

const ids = Object.keys(allActions());
const actions: Readonly<Record<string, string>> = en.actions;
const tools: Readonly<Record<string, unknown>> = en.handTools;

test('no two features call an action the same', () => {
  const all = Object.values(actionsByFeature()).flatMap((feature) => Object.keys(feature));
  expect(all.filter((id, at) => all.indexOf(id) !== at)).toEqual([]);
});

test('every action has a name, and every name an action', () => {
  expect(ids.filter((id) => nameOf(id) === `actions.${id}` && !actions[id])).toEqual([]);
  expect(Object.keys(actions).filter((id) => !actionOf(id))).toEqual([]);
});

test('every tool has a name', () => {
  const names = toolGroups().flatMap((group) => group.map(({ id }) => id));
  expect(names.filter((id) => typeof tools[id] !== 'string')).toEqual([]);
  expect(new Set(names).size).toBe(names.length);
});

test('the menus name only actions that there are', () => {
  expect(menus.flatMap(idsIn).filter((id) => !actionOf(id))).toEqual([]);
});

test('the same keys ask for one thing', () => {
  const conflicts = ids.flatMap((id) =>
    (actionOf(id)?.shortcuts ?? []).flatMap((shortcut) =>
      conflictsWith(id, shortcut).map((other) => `${id} and ${other}: ${JSON.stringify(shortcut)}`),
    ),
  );
  expect(conflicts).toEqual([]);
});
