import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { expect, test } from 'vitest';
import { tools } from '../main/engine/tools/definitions.ts';
import { loadTool } from '../main/engine/tools/runs.ts';
import { root } from './root.ts';

const generalOptions = [
  'output',
  'pick',
  'format',
  'quality',
  'device',
  'force',
  'data',
  'json',
  'quiet',
  'debug',
  'help',
];

test('every tool has a run in the folder of its name', async () => {
  for (const { id } of tools) expect((await loadTool(id)).run, id).toBeTypeOf('function');
});

test('inputs and settings of a tool have names of their own', () => {
  for (const { id, inputs, parameters } of tools) {
    const names = [...Object.keys(inputs), ...Object.keys(parameters.shape)];
    expect(names, id).toEqual([...new Set(names)]);
    expect(
      names.filter((name) => generalOptions.includes(name)),
      id,
    ).toEqual([]);
    // Pictures become layers of what they were made from, and masks mark it.
    const kinds = Object.values(inputs).map(({ kind }) => kind);
    if (kinds.includes('mask') || kinds.includes('faces')) expect(inputs.image?.kind, id).toBe('picture');
  }
});

/** What libvips calls stretching, the step of filling with a colour, and the kind of input that is called as a tool is. */
const others = /fit: 'fill'|fillTarget\('fill'|(kind: |literal\(|case |kind === )'faces'/g;

/** The table of what the window adds for single tools. */
const table = ['renderer', 'app', 'tool-parts.ts'].join(sep);

test('what is shared asks no tool for its name', async () => {
  const named = new RegExp(`['"](${tools.map(({ id }) => id).join('|')})['"]`);
  const own = new RegExp(`[\\\\/](${tools.map(({ id }) => id).join('|')}|methods)[\\\\/]`);
  const found: string[] = [];
  for (const part of ['main', 'preload', 'renderer']) {
    for (const name of await readdir(join(root, part), { recursive: true })) {
      const path = `${part}${sep}${name}`;
      if (!/\.tsx?$/.test(path) || path.endsWith(table) || /\.test(ing)?\.ts/.test(path) || own.test(path))
        continue;
      const text = (await readFile(join(root, path), 'utf8')).replaceAll(others, '');
      if (named.test(text)) found.push(path);
    }
  }
  expect(found).toEqual([]);
});
