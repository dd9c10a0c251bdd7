import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BatchRecipe, type Existing } from '../../preload/contract/batch.ts';
import { planItems } from './plan.ts';

const recipe = BatchRecipe.parse({ pentimento: 'batch-recipe', version: 1, outputs: [{ format: 'jpeg' }] });

let folder: string;
const at = (name: string) => join(folder, name);
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'pentimento-plan-')));
  await mkdir(at('in'));
  await mkdir(at('out'));
});
afterEach(() => rm(folder, { recursive: true }));

async function planned(
  names: readonly string[],
  { out = at('out'), existing = 'number' }: { out?: string; existing?: Existing } = {},
): Promise<(string | null)[]> {
  for (const name of names) {
    await mkdir(join(at(name), '..'), { recursive: true });
    await writeFile(at(name), name);
  }
  const files = names.map((name) => ({ path: at(name), below: name.split('/').slice(1, -1) }));
  return planItems(files, { recipe, out, existing }).map(({ outputs }) => outputs[0]?.path ?? null);
}

test('pictures whose results would have one name, where capitals don’t count, get names of their own', async () => {
  expect(await planned(['in/a.jpg', 'in/A.png', 'in/Deep/b.jpg', 'in/deep/B.png'])).toEqual(
    ['a.jpg', 'A-2.jpg', 'Deep/b.jpg', 'deep/B-2.jpg'].map((name) => at(`out/${name}`)),
  );
});

test('a file that is there keeps its name, also where it is told apart by capitals alone', async () => {
  await writeFile(at('out/A.jpg'), 'mine');
  expect(await planned(['in/a.jpg'])).toEqual([at('out/a-2.jpg')]);
  expect(await planned(['in/a.jpg'], { existing: 'skip' })).toEqual([null]);
});

test.each(['number', 'skip', 'newer', 'replace'] as const)(
  'a picture that lies where its result would go is never written over: %s',
  async (existing) => {
    expect(await planned(['out/a.jpg'], { existing })).toEqual([at('out/a-2.jpg')]);
    // The same folder by another name.
    await symlink(at('out'), at('link'));
    expect(await planned(['out/b.jpg'], { existing, out: at('link') })).toEqual([at('link/b-2.jpg')]);
  },
);

test.each([
  ['a picture that a link among the results leads to', 'in/a.jpg', 'out/a.jpg', 'out/a-2.jpg'],
  ['a picture in a folder that a link among the results leads to', 'in/sub', 'out/sub', 'out/sub/b-2.jpg'],
])('%s is never written over', async (_, target, link, place) => {
  await mkdir(at('in/sub'));
  await symlink(at(target), at(link));
  const name = target === 'in/sub' ? 'in/sub/b.jpg' : target;
  expect(await planned([name], { existing: 'replace' })).toEqual([at(place)]);
});

test('results whose folders are one, by a link, get names of their own', async () => {
  await mkdir(at('out/one'));
  await symlink(at('out/one'), at('out/two'));
  expect(await planned(['in/one/a.jpg', 'in/two/a.jpg'], { existing: 'replace' })).toEqual([
    at('out/one/a.jpg'),
    at('out/two/a-2.jpg'),
  ]);
});

test('a folder that has a result’s name keeps it', async () => {
  await mkdir(at('out/a.jpg'));
  for (const existing of ['number', 'skip', 'newer', 'replace'] as const)
    expect(await planned(['in/a.jpg'], { existing })).toEqual([at('out/a-2.jpg')]);
});

test('a file that is in the way of a folder, and a picture that has gone since, are left to be told of in their turn', async () => {
  await writeFile(at('out/sub'), 'in the way');
  expect(await planned(['in/sub/a.jpg'])).toEqual([at('out/sub/a.jpg')]);
  const files = [{ path: at('in/gone.jpg'), below: [] }];
  for (const existing of ['number', 'newer'] as const)
    expect(planItems(files, { recipe, out: at('out'), existing })[0]?.outputs[0]?.path).toBe(
      at('out/gone.jpg'),
    );
});
