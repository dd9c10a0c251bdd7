import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BatchRecipe } from '../../preload/contract/batch.ts';
import { beginBatch, folderOf, journalIn, type Batch } from './batch.ts';
import { walk } from './walk.ts';

const recipe = BatchRecipe.parse({ pentimento: 'batch-recipe', version: 1 });

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pentimento-batch-'));
  await mkdir(join(folder, 'in'));
  for (const name of ['a', 'b']) await writeFile(join(folder, 'in', `${name}.jpg`), name);
});
afterEach(() => rm(folder, { recursive: true }));

function begin(resume: boolean): Promise<Batch> {
  return beginBatch(join(folder, 'data'), {
    ...{
      recipe,
      out: join(folder, 'out'),
      existing: 'number',
      folder: null,
      queue: null,
      resume,
      retry: false,
    },
    find: (out) => walk([join(folder, 'in')], out),
  });
}

const journalOf = ({ id }: Batch) => journalIn(folderOf(join(folder, 'data'), id));

/** A batch of which one picture is done. */
async function begun(): Promise<Batch> {
  const batch = await begin(false);
  await batch.journal.add({ kind: 'done', item: 0, files: ['a'], seconds: 0, notes: [] });
  await batch.close();
  return batch;
}

test('a batch whose journal has lost its pictures isn’t gone on with as if they were others', async () => {
  const journal = journalOf(await begun());
  const text = await readFile(journal, 'utf8');
  await writeFile(journal, text.replace('{"kind":"items"', '\0'));
  await expect(begin(true)).rejects.toMatchObject({ code: 'batch-unknown', because: 'damaged' });
});

test.each(['{"kind":"dreamt"}', '123', '\0\0\0'])(
  'begun anew, what %j said before is forgotten',
  async (said) => {
    const journal = journalOf(await begun());
    await writeFile(journal, said);
    const anew = await begin(false);
    await anew.close();
    const again = await begin(true);
    expect(again.items).toHaveLength(2);
    expect(again.recorded.endings.size).toBe(0);
    await again.close();
  },
);

test('of two that begin for the same results at the same moment, one does', async () => {
  const all = await Promise.allSettled([begin(false), begin(false), begin(false)]);
  const batches = all.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  expect(batches).toHaveLength(1);
  for (const one of all)
    if (one.status === 'rejected') expect(one.reason).toMatchObject({ because: 'running' });
  for (const batch of batches) await batch.close();
});
