import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { flagOf } from '../main/cli/options.ts';
import { tools } from '../main/engine/tools/definitions.ts';
import { describeTool } from '../main/engine/tools/describe.ts';
import type { ToolDescription } from '../preload/contract/index.ts';
import { chinesePage } from './docs-chinese.ts';
import { toolPage, toolPages } from './docs.ts';
import { origins } from './papers.ts';
import { root } from './root.ts';

test.each(tools.map(describeTool))('the page of $id has every parameter and a command to copy', (tool) => {
  const page = toolPage(tool);
  for (const { name } of tool.parameters) expect(page).toContain(`\`${flagOf(name)}\``);
  expect(page).toContain(`npm run pentimento -- ${tool.id} photo.jpg`);
});

test('every tool shows a figure and names its papers', () => {
  expect(Object.keys(origins).sort()).toEqual(tools.map(({ id }) => id).sort());
  for (const tool of tools) {
    const page = toolPage(describeTool(tool));
    expect(page).toMatch(/^!\[.+\]\(\.\.\/figures\/[\w-]+\.jpg\)$/m);
    expect(page).toMatch(/## Papers\n\n- .+(?:19|20)\d\d\./);
  }
});

test('a tool without words yet has a page all the same, and every row has five cells', () => {
  const tool: ToolDescription = {
    id: 'time-travel',
    version: 1,
    inputs: [],
    learns: false,
    composite: false,
    file: null,
    result: 'picture',
    size: 'same',
    timed: false,
    parameters: [
      { name: 'era', level: 'basic', kind: 'choice', options: ['a|b', 'c'], default: 'c' },
      { name: 'fast', level: 'advanced', kind: 'switch', default: false, when: { name: 'era', is: ['c'] } },
    ],
  };
  const page = toolPage(tool);
  expect(page).toContain('# Time travel');
  expect(page).toContain('Only while `--era` is `c`.');
  for (const row of page.split('\n').filter((line) => line.startsWith('| ')))
    expect(row.split(/(?<!\\)\|/)).toHaveLength(7);
});

test.each([...toolPages()])('docs/%s is what its definition makes (npm run docs)', async (path, text) => {
  expect(await readFile(join(root, 'docs', path), 'utf8')).toBe(text);
});

test.each(tools.map(describeTool))(
  'the Chinese page of $id has every parameter, and no English label',
  (tool) => {
    const page = chinesePage(tool);
    for (const { name } of tool.parameters) expect(page).toContain(`\`${flagOf(name)}\``);
    const labels = [...page.matchAll(/^\| ([^|`]+) \| `--/gm)].map(([, label = '']) => label);
    expect(labels).toHaveLength(tool.parameters.length);
    for (const label of labels) expect(label).toMatch(/\p{Script=Han}/u);
  },
);
