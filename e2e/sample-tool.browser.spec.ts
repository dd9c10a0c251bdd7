import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hand } from './hand.ts';
import { writeFlat } from './pictures.ts';
import { expect, test as base } from './test.ts';
import { buildWithSample } from './with-sample.ts';

const test = base.extend({
  // Playwright reads from the pattern what a fixture needs; this one needs nothing.
  built: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'pentimento-sample-'));
    await buildWithSample(folder);
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
});

test('a tool that is added by a folder and a line goes from its panel to a choice of results', async ({
  app,
}) => {
  const { page } = app;
  const hand = new Hand(app);
  await hand.open(await writeFlat(app.folder, 'wall.png', 64));
  const colours = ['#c82020', '#20c820'] as const;
  const textures = await Promise.all(
    colours.map((colour, i) => writeFlat(app.folder, `texture-${i}.png`, 40, colour)),
  );
  const run = page.getByRole('button', { name: 'Sample', exact: true });
  const chooser = page.getByRole('toolbar', { name: 'Choose a result' });

  await test.step('the panel asks for what is missing', async () => {
    await page.getByRole('tab', { name: 'Sample' }).click();
    await expect(page.getByText('Select a part of the picture first')).toBeVisible();
    await page.getByRole('button', { name: 'Quick mask' }).last().click();
    await page.keyboard.press('b');
    await hand.draw([
      [12, 32],
      [52, 32],
    ]);
    await page.keyboard.press('q');
    await expect(page.getByText('Choose 2 pictures first')).toBeVisible();
    await app.running.chooseFiles(textures, () =>
      page.getByRole('button', { name: 'Add a picture of your own' }).click(),
    );
    await expect(run).toBeEnabled();
  });

  await test.step('each result is seen in the picture', async () => {
    await run.click();
    await chooser.getByRole('radio', { name: 'Result 2' }).click();
    await expect.poll(() => hand.pixel(32, 32)).toEqual([0x20, 0xc8, 0x20]);
  });

  await test.step('closing asks what becomes of them', async () => {
    await page.keyboard.press('ControlOrMeta+w');
    const question = page.getByRole('dialog', { name: 'Results to choose from' });
    await question.getByRole('button', { name: 'Cancel' }).last().click();
    await expect(chooser).toBeVisible();
  });

  await test.step('the one that is kept is a layer with its recipe, and one step', async () => {
    await chooser.getByRole('button', { name: 'Keep this one' }).click();
    await expect(chooser).toBeHidden();
    await expect(page.getByRole('treeitem')).toHaveCount(2);
    expect(await hand.pixel(32, 32)).toEqual([0x20, 0xc8, 0x20]);
    await app.undo();
    await expect(page.getByRole('treeitem')).toHaveCount(1);
  });

  await test.step('a tool that finds out about the photos of a person tells it as a table', async () => {
    const photos = join(app.folder, 'Ada');
    await mkdir(photos);
    await writeFlat(photos, 'one.png', 24);
    await writeFlat(photos, 'two.png', 48);
    await page.getByRole('tab', { name: 'Album' }).click();
    await app.running.chooseFiles([photos], () =>
      page.getByRole('button', { name: 'Choose a folder of photos' }).click(),
    );
    await expect(page.getByText('2 photos')).toBeVisible();
    await page.getByRole('textbox', { name: 'Name of the person' }).fill('Ada Byron');
    await page.getByRole('button', { name: 'Album', exact: true }).click();
    const found = page.getByRole('article', { name: 'wall.png' });
    await expect(found.getByRole('row')).toContainText(['Ada Byron', 'name', 'one.png', 'two.png']);
    const saved = join(app.folder, 'found.json');
    const name = await app.running.chooseDestination(saved, () =>
      found.getByRole('button', { name: 'Save as JSON' }).click(),
    );
    expect(name).toBe('wall Album.json');
    expect(JSON.parse(await readFile(saved, 'utf8'))).toEqual({
      person: 'Ada Byron',
      photos: [
        { name: 'one.png', width: 24, height: 24 },
        { name: 'two.png', width: 48, height: 48 },
      ],
    });
    await found.getByRole('button', { name: 'Forget it' }).click();
    await expect(found).toBeHidden();
  });
});
