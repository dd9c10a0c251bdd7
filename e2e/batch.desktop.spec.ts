/** The batch room of the desktop application: pictures of a folder, pause, a kill in the middle, and going on. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import sharp from 'sharp';
import { root } from '../scripts/root.ts';
import { expect, test } from './test.ts';

/** Names without endings; `deep/` is a folder. */
const good = Array.from({ length: 24 }, (_, i) => `${i % 4 === 0 ? 'deep/' : ''}${i}`);
const networks = { timeout: 60_000 };

/** How far two pictures are apart: the mean of the differences of their samples, 0…255. */
function apart(one: Buffer, other: Buffer): number {
  return one.reduce((sum, value, i) => sum + Math.abs(value - (other[i] ?? 0)), 0) / one.length;
}

test('a folder goes through a recipe, is paused, killed and gone on with: each picture is made once, and a broken one is told', async ({
  app,
}) => {
  test.setTimeout(240_000);
  const { folder } = app;
  const file = (name: string) => join(folder, name);
  await mkdir(file('in/deep'), { recursive: true });
  const cat = sharp(join(root, 'resources/samples/chelsea.jpg')).resize(96, 64, { fit: 'fill' });
  for (const [i, name] of good.entries())
    await cat
      .clone()
      .modulate({ hue: 15 * i })
      .png()
      .toFile(file(`in/${name}.png`));
  await writeFile(file('in/broken.jpg'), 'words');
  const room = () => app.page.getByRole('dialog', { name: 'Batch', exact: true });
  const button = (name: string) => room().getByRole('button', { name, exact: true });
  const ended = async () =>
    Number(/^(\d+) of 25/.exec(await room().getByRole('status').last().innerText())?.[1] ?? 0);

  await app.page.keyboard.press('ControlOrMeta+Alt+b');
  await app.running.chooseFiles([file('in')], () => button('Add a folder…').first().click());
  await expect(room().getByRole('heading', { name: '25 pictures' })).toBeVisible();
  await expect(room().getByText('1 can’t be read')).toBeVisible();
  await app.running.chooseFiles([file('out')], async () => {
    await mkdir(file('out'));
    await button('Choose a folder…').click();
  });
  await room().getByRole('textbox', { name: 'Name of the recipe' }).fill('Twice');
  await button('Add a step').click();
  await app.page.getByRole('menuitem', { name: 'Enlarge' }).click();
  await room().getByRole('textbox', { name: 'Name', exact: true }).fill('{name}-{recipe}');
  await expect(room().getByText('Such as 1-Twice.png')).toBeVisible();

  await button('Start').click();
  await expect.poll(ended, networks).toBeGreaterThan(2);
  await button('Pause').click();
  await expect(button('Go on')).toBeVisible(networks);
  const paused = await ended();
  expect(paused).toBeLessThan(25);
  await app.page.keyboard.press('Escape');
  await app.command('Jobs');
  const work = app.page.getByRole('list', { name: 'Other work' }).getByRole('listitem');
  await expect(work).toContainText(/Batch · Twice.* of 25.*paused/);
  await work.getByRole('button', { name: 'Go on' }).click();
  await expect(work.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
  await app.command('Quit');
  const question = app.page.getByRole('dialog', { name: 'A batch is running' });
  await expect(question).toContainText('“Twice” stops when Pentimento is closed.');
  await question.getByRole('button', { name: 'Keep running' }).click();
  await work.getByRole('button', { name: 'Back to the batch' }).click();
  await expect.poll(ended, networks).toBeGreaterThan(paused + 2);

  await app.restartAfterKill();
  const notice = app.page.getByRole('status').filter({ hasText: 'The batch “Twice” was stopped' });
  await notice.getByRole('button', { name: 'Show…' }).click();
  await button('Go on').click();
  await expect.poll(ended, networks).toBe(25);
  await expect(room().getByText('25 of 25 · 1 failed')).toBeVisible();
  await expect(room().getByRole('option', { name: 'broken.jpg' })).toContainText('This is not a picture');

  const written = (await readdir(file('out'), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(file('out'), join(entry.parentPath, entry.name)));
  expect(written.sort()).toEqual(good.map((name) => `${name}-Twice.png`).sort());
  const plain = new Map<string, Buffer>();
  for (const name of good)
    plain.set(
      name,
      await sharp(file(`in/${name}.png`))
        .resize(192, 128)
        .removeAlpha()
        .raw()
        .toBuffer(),
    );
  for (const name of good) {
    const result = await sharp(file(`out/${name}-Twice.png`))
      .removeAlpha()
      .raw()
      .toBuffer();
    expect(result).toHaveLength(plain.get(name)?.length ?? 0);
    const [nearest] = [...plain].toSorted(([, one], [, other]) => apart(one, result) - apart(other, result));
    expect([name, nearest?.[0], apart(nearest?.[1] ?? result, result) < 12]).toEqual([name, name, true]);
  }

  await button('Report').click();
  await app.running.chooseDestination(file('report.csv'), () =>
    app.page.getByRole('menuitem', { name: 'As CSV' }).click(),
  );
  await expect(room().getByText('The report is at')).toBeVisible();
  const csv = await readFile(file('report.csv'), 'utf8');
  expect([csv.match(/,done,/g)?.length, csv.match(/,failed,/g)?.length]).toEqual([24, 1]);

  const list = room().getByRole('listbox', { name: 'Pictures of the batch' });
  const comparison = room().getByRole('img', { name: 'Before and after' });
  await room().getByRole('option', { name: '0.png: 1 file' }).first().dblclick();
  await expect(comparison).toBeVisible();
  await button('Back').click();
  await expect(room().getByRole('option', { name: 'broken.jpg' })).toHaveAccessibleName(
    /^broken\.jpg: This is not a picture\. .*Use JPEG/,
  );
  await list.press('Home');
  // One ring, around the row.
  await expect(list).toHaveCSS('outline-style', 'none');
  await expect(room().getByRole('option').first()).toHaveCSS('outline-style', 'solid');
  await list.press('Enter');
  await expect(comparison).toBeVisible();
  await app.page.keyboard.press('Escape');
  await expect(comparison).toBeHidden();
  await expect(list).toBeFocused();

  // Two that are chosen go past their neighbour together.
  await list.press('ArrowDown');
  await list.press('Shift+ArrowDown');
  const named = async () =>
    (await room().getByRole('option').all()).map(
      async (row) => (await row.getAttribute('aria-label'))?.split(':')[0],
    );
  const [first, second, third] = await Promise.all(await named());
  await list.press('Alt+ArrowUp');
  await expect
    .poll(async () => (await Promise.all(await named())).slice(0, 3))
    .toEqual([second, third, first]);
  await room().getByRole('button', { name: 'Close', exact: true }).click();
  await expect(room()).toBeHidden();
});

test('a picture is painted by what its recipe names: a painting that ships, and one from a file', async ({
  app,
}) => {
  const { folder } = app;
  const file = (name: string) => join(folder, name);
  const samples = join(root, 'resources/samples/chelsea.jpg');
  for (const name of ['out', 'recipes']) await mkdir(file(name));
  await sharp(samples).resize(128, 96, { fit: 'fill' }).png().toFile(file('cat.png'));
  const painting = { r: 0, g: 90, b: 200 };
  await sharp(samples)
    .resize(128, 128, { fit: 'fill' })
    .tint(painting)
    .png()
    .toFile(file('recipes/blue.png'));
  const step = (style: string) => ({
    ...{ tool: 'restyle', version: 2, parameters: { method: 'fast' }, inputs: { style } },
  });
  const recipe = { pentimento: 'batch-recipe', version: 1, name: 'Painted', outputs: [{ name: '{name}' }] };
  const room = app.page.getByRole('dialog', { name: 'Batch', exact: true });
  const button = (name: string) => room.getByRole('button', { name, exact: true });

  await app.page.keyboard.press('ControlOrMeta+Alt+b');
  await app.running.chooseFiles([file('cat.png')], () => button('Add files…').first().click());
  await app.running.chooseFiles([file('out')], () => button('Choose a folder…').click());
  // What a recipe names lies from where it does, as on the command line.
  await writeFile(
    file('recipes/painted.json'),
    JSON.stringify({ ...recipe, steps: [step('great-wave'), step('blue.png')] }),
  );
  await button('Add a step').click();
  await app.page.getByRole('menuitem', { name: 'Enlarge' }).click();
  await app.running.chooseFiles([file('recipes/painted.json')], () => button('Load a recipe…').click());
  const named = room.getByRole('textbox', { name: 'Name of the recipe' });
  await expect(named).toHaveValue('Painted');
  // What was put together before comes back, and what took its place is among the recent ones.
  await button('Bring it back').click();
  await expect(named).toHaveValue('');
  await expect(room.getByRole('listitem', { name: 'Enlarge' })).toBeVisible();
  await button('Recent recipes').click();
  await app.page.getByRole('menuitem', { name: 'Painted' }).click();
  await expect(named).toHaveValue('Painted');
  await button('Start').click();
  await expect(room.getByText('1 of 1')).toBeVisible(networks);
  const made = await sharp(file('out/cat.png')).stats();
  const before = await sharp(file('cat.png')).stats();
  const blueness = ({ channels: [red, , blue] }: sharp.Stats) => (blue?.mean ?? 0) - (red?.mean ?? 0);
  expect(blueness(made)).toBeGreaterThan(blueness(before) + 20);
});
