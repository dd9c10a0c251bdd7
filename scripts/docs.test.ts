import { expect, test } from 'vitest';
import { flagOf } from '../main/cli/options.ts';
import { tools } from '../main/engine/tools/definitions.ts';
import { describeTool } from '../main/engine/tools/describe.ts';
import type { ToolDescription } from '../preload/contract.ts';
import { toolPage } from './docs.ts';

test.each(tools.map(describeTool))('the page of $id has every parameter and a command to copy', (tool) => {
  const page = toolPage(tool);
  for (const { name } of tool.parameters) expect(page).toContain(`\`${flagOf(name)}\``);
  expect(page).toContain(`npm run pentimento -- ${tool.id} photo.jpg`);
});

test('a tool without words yet has a page all the same, and every row has five cells', () => {
  const tool: ToolDescription = {
    id: 'time-travel',
    references: { minimum: 0, maximum: 0 },
    start: false,
    parameters: [
      { name: 'era', level: 'basic', kind: 'choice', options: ['a|b', 'c'], default: 'c' },
      { name: 'fast', level: 'advanced', kind: 'switch', default: false, when: { name: 'era', is: 'c' } },
    ],
  };
  const page = toolPage(tool);
  expect(page).toContain('# Time travel');
  expect(page).toContain('Only while `--era` is `c`.');
  for (const row of page.split('\n').filter((line) => line.startsWith('| ')))
    expect(row.split(/(?<!\\)\|/)).toHaveLength(7);
});
