import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { someStyle } from '../engine/networks/learnt-style.testing.ts';
import { keepStyle, removeStyle } from './library.ts';
import { findUnfinished, forgetUnfinished, noteUnfinished } from './unfinished.ts';

let data = '';
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'unfinished-'));
});
afterEach(() => rm(data, { recursive: true, force: true }));

test('a command finds the style that it was ended early in, as long as it is as it left it', async () => {
  expect(await findUnfinished(data, 'this')).toBeNull();
  const { id } = await keepStyle(data, someStyle({ steps: 20 }), { name: null });
  await noteUnfinished(data, id, { command: 'this', steps: 20, left: 80 });
  expect(await findUnfinished(data, 'another')).toBeNull();
  expect(await findUnfinished(data, 'this')).toMatchObject({ id, left: 80, style: { steps: 20 } });
  // Something else has learnt it further.
  await keepStyle(data, someStyle({ steps: 30 }), { style: id });
  expect(await findUnfinished(data, 'this')).toBeNull();
  await noteUnfinished(data, id, { command: 'this', steps: 30, left: 70 });
  await forgetUnfinished(data, id);
  expect(await findUnfinished(data, 'this')).toBeNull();
});

test('a note goes with its style, and one that can’t be read is none', async () => {
  const { id } = await keepStyle(data, someStyle({ steps: 20 }), { name: null });
  await noteUnfinished(data, id, { command: 'this', steps: 20, left: 80 });
  await writeFile(join(data, 'styles', 'x.unfinished'), '{');
  expect(await findUnfinished(data, 'this')).toMatchObject({ id });
  await removeStyle(data, id);
  expect(await findUnfinished(data, 'this')).toBeNull();
  expect(await readdir(join(data, 'styles'))).toEqual(['x.unfinished']);
});
