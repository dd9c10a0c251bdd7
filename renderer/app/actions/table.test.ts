import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import en from '../../../resources/translations/en.ts';
import { actionOf, allActions, nameOf } from '../../actions/registry.ts';
import { allTools, toolGroups } from '../../view/hand/registry.ts';
import { conflictsWith } from '../settings/conflicts.ts';
import { startTools } from '../tools-in-hand.ts';
import { idsIn, line, menus } from '../workspace/menu.ts';
import { actionsByFeature, startActions } from './table.ts';

startTools();
startActions();

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

test('the menus name only actions that there are, those of tools, too', () => {
  const ofTools = allTools().flatMap(({ menu = [] }) => menu.filter((id) => id !== line));
  expect([...menus.flatMap(idsIn), ...ofTools].filter((id) => !actionOf(id))).toEqual([]);
});

test('the same keys ask for one thing', () => {
  const conflicts = ids.flatMap((id) =>
    (actionOf(id)?.shortcuts ?? []).flatMap((shortcut) =>
      conflictsWith(id, shortcut).map((other) => `${id} and ${other}: ${JSON.stringify(shortcut)}`),
    ),
  );
  expect(conflicts).toEqual([]);
});

test('whatever code asks for by name is there', () => {
  const root = join(import.meta.dirname, '../..');
  const sources = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.tsx?$/.test(file),
  );
  const asked = sources.flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    return [
      ...text.matchAll(
        /(?:perform|useEnabled|useChecked|useShortcut)\('([^']+)'\)|<Action(?:Button|Icon)[^>]*? id="([^"]+)"/g,
      ),
    ];
  });
  expect(asked.length).toBeGreaterThan(15);
  const ids = asked.map(([, called, shown]) => called ?? shown ?? '');
  expect(ids.filter((id) => !actionOf(id))).toEqual([]);
});
