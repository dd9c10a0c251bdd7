import { copyFile, readFile, readdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { readLearntStyle } from '../../main/engine/networks/learnt-style.ts';
import small from '../../main/styles/pytorch/cases/small.json' with { type: 'json' };
import { root } from '../../scripts/root.ts';
import { faultsIn } from '../legible.ts';
import { writePhoto } from '../pictures.ts';
import { writeStyle } from '../styles.ts';
import { expect, test } from '../test.ts';

const gallery = (page: Page) => page.getByRole('group', { name: 'Styles', exact: true });
const tile = (page: Page, title: string) => gallery(page).getByRole('button', { name: title, exact: true });
const item = (page: Page, name: string) => page.getByRole('menuitem', { name, exact: true });

/** Opens the menu of a style's tile by the other button of the mouse. */
async function menuOf(page: Page, title: string): Promise<void> {
  await tile(page, title).click({ button: 'right' });
  await expect(page.getByRole('menu')).toBeVisible();
}

test('a style that is kept is renamed where it stands, saved as a file, and removed once that is sure', async ({
  app,
}) => {
  const { page, folder } = app;
  const kept = () => readdir(join(app.running.data, 'styles'));
  await app.openPhoto(await writePhoto(folder, 'harbour.png', 240, 180));
  await page.getByRole('radio', { name: 'One pass' }).click();
  const hint = page.getByText(/choose “Learn this style…” in a painting’s menu/);
  await expect(hint).toBeVisible();
  const file = await writeStyle(folder, 'Waves');
  await app.drop(gallery(page), file);
  await expect(page.getByText('The style “Waves” is among the styles')).toBeVisible();
  await expect(hint).toBeHidden();
  await tile(page, 'Waves').click();
  await expect(tile(page, 'Waves')).toHaveAttribute('aria-pressed', 'true');

  // By the keyboard alone.
  await tile(page, 'Waves').focus();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Options of Waves' })).toBeFocused();
  await page.keyboard.press('Enter');
  await item(page, 'Rename…').press('Enter');
  const name = page.getByRole('textbox', { name: 'Name of the style' });
  await expect(name).toBeFocused();
  const top = async () => (await tile(page, 'The Great Wave').boundingBox())?.y;
  const before = await top();
  await page.keyboard.type('Rough sea');
  expect(await top()).toBe(before);
  await page.keyboard.press('Enter');
  await expect(tile(page, 'Rough sea')).toBeFocused();
  await expect(tile(page, 'Rough sea')).toHaveAttribute('aria-pressed', 'true');
  await expect(tile(page, 'Waves')).toHaveCount(0);
  await app.runButton.click();
  await expect(app.layer('Rough sea')).toBeVisible({ timeout: 60_000 });

  // A name that another has is refused, and Escape gives up what was typed.
  await app.drop(gallery(page), file);
  await expect(tile(page, 'Waves')).toBeVisible();
  await menuOf(page, 'Waves');
  await item(page, 'Rename…').click();
  await name.fill('rough SEA');
  await name.press('Enter');
  await expect(page.getByText('There is a style called Rough sea already.')).toBeVisible();
  await menuOf(page, 'Waves');
  await item(page, 'Rename…').click();
  await name.fill('Given up');
  await name.press('Escape');
  await expect(tile(page, 'Waves')).toBeFocused();
  await expect(tile(page, 'Given up')).toHaveCount(0);

  const copy = join(folder, 'copy.pentimento-style');
  const proposed = await app.running.chooseDestination(copy, async () => {
    await menuOf(page, 'Rough sea');
    await item(page, 'Export…').click();
  });
  expect(proposed).toBe('Rough sea.pentimento-style');
  await expect.poll(async () => (await readdir(folder)).includes('copy.pentimento-style')).toBe(true);
  const exported = readLearntStyle(await readFile(copy), copy);
  expect(exported).toEqual({ ...readLearntStyle(await readFile(file), file), name: 'Rough sea' });

  const sure = page.getByRole('dialog', { name: 'Remove this style?' });
  await menuOf(page, 'Rough sea');
  await item(page, 'Remove…').click();
  await expect(sure.getByText('Rough sea is deleted from this machine')).toBeVisible();
  await sure.getByRole('button', { name: 'Cancel' }).first().click();
  expect(await kept()).toHaveLength(2);
  for (const each of ['Rough sea', 'Waves']) {
    await menuOf(page, each);
    await item(page, 'Remove…').click();
    await sure.getByRole('button', { name: 'Delete for good' }).click();
    await expect(tile(page, each)).toHaveCount(0);
  }
  expect(await kept()).toEqual([]);
  // It is still chosen, and what was painted by it is still there.
  await expect(page.getByText('Rough sea is not kept on this machine, or not any more.')).toBeVisible();
  await expect(app.layer('Rough sea')).toBeVisible();
  await expect(hint).toBeVisible();

  // The file that was saved brings it back.
  await app.running.chooseFiles([copy], () =>
    page.getByRole('button', { name: 'Add your own style' }).click(),
  );
  await expect(tile(page, 'Rough sea')).toBeVisible();
});

test('a network of one style is kept with the painting that is asked for, and paints', async ({ app }) => {
  const { page, folder } = app;
  await app.openPhoto(await writePhoto(folder, 'harbour.png', 96, 72));
  await page.getByRole('radio', { name: 'One pass' }).click();
  const weights = join(folder, 'candy.pth');
  await copyFile(join(root, 'main', 'styles', 'pytorch', 'cases', 'one-channel.pth'), weights);
  const painting = await writePhoto(folder, 'sweets.png', 64, 48);

  const asked = page.getByRole('dialog', { name: 'Which painting was it trained for?' });
  await app.drop(gallery(page), weights);
  await expect(asked.getByText('candy.pth holds a network')).toBeVisible();
  await asked.getByRole('button', { name: 'Cancel' }).last().click();
  await expect(asked).toBeHidden();
  await expect(tile(page, 'candy')).toHaveCount(0);

  await app.drop(gallery(page), weights);
  const choose = asked.getByRole('button', { name: 'Choose picture…' });
  const words = join(folder, 'words.png');
  await writeFile(words, 'no picture');
  await app.running.chooseFiles([words], () => choose.click());
  await expect(asked.getByRole('alert')).toContainText('words.png is not a picture');
  await app.running.chooseFiles([painting], () => choose.click());
  await expect(page.getByText('The style “candy” is among the styles')).toBeVisible();
  await expect(asked).toBeHidden();
  await tile(page, 'candy').click();
  await app.runButton.click();
  await expect(app.layer('candy')).toBeVisible({ timeout: 60_000 });

  // Another network is told, and nothing is kept of it.
  const other = join(folder, 'other.pt');
  await writeFile(other, Buffer.from(small.parameter, 'base64'));
  await app.drop(gallery(page), other);
  await app.running.chooseFiles([painting], () => choose.click());
  await expect(asked.getByRole('alert')).toContainText('other.pt holds another network');
  await asked.getByRole('button', { name: 'Cancel' }).last().click();
  await expect(tile(page, 'other')).toHaveCount(0);
});

test('a painting that ships, one of the person’s own and a style that was learnt lead to learning with that painting', async ({
  app,
}) => {
  const { page, folder } = app;
  await app.openPhoto(await writePhoto(folder, 'harbour.png', 96, 72));
  await app.drop(gallery(page), await writePhoto(folder, 'mine.png', 200, 200));
  await expect(tile(page, 'mine.png')).toBeVisible();
  await app.drop(gallery(page), await writeStyle(folder, 'Waves'));
  await expect(tile(page, 'Waves')).toBeVisible();
  const ways = [
    ['Stained Glass', 'Learn this style…'],
    ['mine.png', 'Learn this style…'],
    ['Waves', 'Learn further…'],
  ] as const;
  for (const [title, command] of ways) {
    await page.getByRole('tab', { name: 'Restyle' }).click();
    await menuOf(page, title);
    await item(page, command).click();
    await expect(page.getByRole('tab', { name: 'Learn style' })).toHaveAttribute('aria-selected', 'true');
    const painting = page.getByRole('group', { name: 'Painting', exact: true });
    const chosen = painting.getByRole('button', { pressed: true });
    await expect(chosen).toHaveCount(1);
    await expect(chosen).toHaveAccessibleName(title);
    await expect(page.getByRole('button', { name: 'Learn style', exact: true })).toBeEnabled();
  }
});

test('a style of other weights and a damaged one are shown with what is wrong and what to do, and hide no other', async ({
  app,
}) => {
  const { page, folder } = app;
  const styles = join(app.running.data, 'styles');
  await app.openPhoto(await writePhoto(folder, 'harbour.png', 96, 72));
  await page.getByRole('radio', { name: 'One pass' }).click();
  await app.drop(gallery(page), await writeStyle(folder, 'Bent'));
  await expect(tile(page, 'Bent')).toBeVisible();
  const [bent = ''] = await readdir(styles);
  const bytes = await readFile(join(styles, bent));
  bytes[bytes.length - 1]! ^= 1;
  await writeFile(join(styles, bent), bytes);
  const cut = join(styles, '00000000-0000-4000-8000-000000000000.pentimento-style');
  await writeFile(cut, bytes);
  await truncate(cut, bytes.length - 5);

  await app.drop(gallery(page), await writeStyle(folder, 'Older', '1'.repeat(64)));
  const outdated = 'Learnt for another version of the network: learn it anew, or remove it.';
  await expect(page.getByText(outdated)).toBeVisible();
  await expect(tile(page, 'Older')).toHaveAccessibleDescription(outdated);
  await expect(tile(page, 'Bent')).toHaveAccessibleDescription(/checksum is another one/);
  await expect(tile(page, 'Name unknown')).toHaveAccessibleDescription(/damaged/);
  expect(await faultsIn(page.locator('.neural'))).toEqual([]);

  // In one pass it can't be chosen, and says why; by its painting it can.
  await tile(page, 'Older').click();
  await expect(page.getByRole('menu').getByText(outdated)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(tile(page, 'Older')).toHaveAttribute('aria-pressed', 'false');
  await page.getByRole('radio', { name: 'As a whole' }).click();
  await app.chooseStyle('Older');
  await page.getByRole('radio', { name: 'One pass' }).click();
  await expect(page.getByText('Older was learnt for another version of the network.')).toBeVisible();

  await menuOf(page, 'Older');
  await item(page, 'Rename…').click();
  await page.getByRole('textbox', { name: 'Name of the style' }).fill('Old');
  await page.keyboard.press('Enter');
  await expect(tile(page, 'Old')).toBeVisible();
  const copy = join(folder, 'old.pentimento-style');
  await app.running.chooseDestination(copy, async () => {
    await menuOf(page, 'Old');
    await item(page, 'Export…').click();
  });
  await expect.poll(async () => (await readdir(folder)).includes('old.pentimento-style')).toBe(true);
  await menuOf(page, 'Old');
  await item(page, 'Learn anew…').click();
  await expect(tile(page, 'Old')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Old', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );

  await page.getByRole('tab', { name: 'Restyle' }).click();
  for (const each of ['Old', 'Bent', 'Name unknown']) {
    await menuOf(page, each);
    await item(page, 'Remove…').click();
    await page.getByRole('button', { name: 'Delete for good' }).click();
    await expect(tile(page, each)).toHaveCount(0);
  }
  expect(await readdir(styles)).toEqual([]);
});
