import { mkdir, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { faultsIn } from '../legible.ts';
import { expect, test } from '../test.ts';

/** The looks that can be chosen, by their names, each with the least contrast of its texts. */
const looks = {
  Light: ['light', 4.5],
  Dark: ['dark', 4.5],
  'High contrast': ['contrast', 7],
} as const;
const pages = ['General', 'Performance', 'Shortcuts', 'Storage', 'Privacy'];

test('a theme and a shortcut that are set hold at once, every page can be read in the smallest window, and all is there after a restart', async ({
  app,
}) => {
  const { page } = app;
  const session = await page.context().newCDPSession(page);
  const size = { width: 900, height: 600, deviceScaleFactor: 1, mobile: false };
  await session.send('Emulation.setDeviceMetricsOverride', size);
  await page.keyboard.press('ControlOrMeta+,');
  const sheet = page.getByRole('dialog', { name: 'Settings' });
  const turnTo = (name: string) => sheet.getByRole('tab', { name }).click();
  const html = page.locator('html');

  for (const [name, [look, least]] of Object.entries(looks)) {
    await turnTo('General');
    await sheet.getByRole('radio', { name, exact: true }).click();
    await expect(html).toHaveAttribute('data-theme', look);
    for (const title of pages) {
      await turnTo(title);
      await expect(panel(sheet, title)).toBeVisible();
      if (title === 'Storage') await expect(panel(sheet, title)).toContainText('Total');
      await expect.poll(() => faultsIn(sheet, least), title).toEqual([]);
    }
  }

  await turnTo('Shortcuts');
  await sheet.getByRole('textbox', { name: 'Search' }).fill('Eraser');
  const change = sheet.getByRole('button', { name: 'Change the shortcut of Eraser' });
  await change.click();
  await page.keyboard.press('Escape');
  await expect(change).toHaveText('E');
  await change.click();
  await expect(sheet.getByRole('button', { name: 'Press keys…' })).toBeFocused();
  await page.keyboard.press('b');
  await expect(sheet.getByRole('alert')).toContainText('Used by Brush');
  await page.keyboard.press('F4');
  await expect(change).toHaveText('F4');
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  const eraser = () => app.page.getByRole('region', { name: 'Options of Eraser', exact: true });
  await page.keyboard.press('F4');
  await expect(eraser()).toBeVisible();
  await session.detach();

  await app.restart();
  await expect(app.page.locator('html')).toHaveAttribute('data-theme', 'contrast');
  await expect(eraser()).toBeHidden();
  await app.page.keyboard.press('F4');
  await expect(eraser()).toBeVisible();
});

test('by the keyboard alone, keys are taken from another action, and are asked for when that one wants its own back', async ({
  app,
}) => {
  const { page } = app;
  await page.keyboard.press('ControlOrMeta+,');
  const sheet = page.getByRole('dialog', { name: 'Settings' });
  await sheet.getByRole('tab', { name: 'Shortcuts' }).click();
  const search = sheet.getByRole('textbox', { name: 'Search' });
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const find = async (name: string) => {
    await search.fill(name);
    return sheet.getByRole('button', { name: `Change the shortcut of ${name}`, exact: true });
  };

  const eraser = await find('Eraser');
  await eraser.focus();
  await press('Enter', 'Alt+f');
  await expect(sheet.getByRole('alert')).toHaveText('Kept for: the menu File');
  await press('b');
  await expect(sheet.getByRole('alert')).toContainText('Used by Brush');
  await press('Tab', 'Tab');
  await expect(sheet.getByRole('button', { name: 'Use here instead' })).toBeFocused();
  await press('Enter');
  await expect(eraser).toHaveText('B');
  await expect(eraser).toBeFocused();

  const brush = await find('Brush');
  await expect(brush).toHaveText('none');
  await sheet.getByRole('button', { name: 'Reset the shortcut of Brush', exact: true }).press('Enter');
  await expect(sheet.getByRole('alert')).toContainText('Used by Eraser');
  await press('Tab', 'Tab', 'Enter');
  await expect(brush).toHaveText('B');
  await expect(await find('Eraser')).toHaveText('none');
  await sheet.getByRole('button', { name: 'Reset the shortcut of Eraser', exact: true }).press('Enter');
  await expect(eraser).toHaveText('E');
  await expect(eraser).toBeFocused();
  await expect(sheet.getByRole('button', { name: 'Reset all' })).toBeDisabled();
  await press('Escape');
});

test('a damaged file of settings is set aside at the start and told of, and what could be read of it holds', async ({
  app,
}) => {
  const { data } = app.running;
  const damaged = '{"version":1,"theme":"light","threads":"many"}';
  await app.close();
  await writeFile(join(data, 'settings.json'), damaged);
  await app.open();

  const { page } = app;
  await expect(page.getByRole('alert')).toContainText('The settings were damaged');
  const aside = (await readdir(data)).filter((name) => name.startsWith('settings-set-aside-'));
  expect(aside).toHaveLength(1);
  await expect(page.getByRole('alert')).toContainText(aside[0] ?? 'one');
  expect(await readFile(join(data, aside[0] ?? ''), 'utf8')).toBe(damaged);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');

  await page.getByRole('button', { name: 'Show settings' }).click();
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
  await page.keyboard.press('Escape');
  await app.restart();
  await expect(app.page.getByRole('toolbar')).toBeVisible();
  await expect(app.page.getByText('The settings were damaged')).toHaveCount(0);
});

test('fewer threads compute at once, settings go through a file and back to the first, and what is kept goes for good', async ({
  app,
}) => {
  const { page } = app;
  await page.keyboard.press('ControlOrMeta+,');
  const sheet = page.getByRole('dialog', { name: 'Settings' });
  const device = page.locator('.device');
  const all = new RegExp(`\\b${availableParallelism()} threads?$`);
  await expect(device).toHaveText(all);

  await sheet.getByRole('tab', { name: 'Performance' }).click();
  await sheet.getByRole('checkbox', { name: /^All/ }).uncheck();
  await app.setNumber('CPU threads', 1);
  await expect(device).toHaveText(/\b1 thread$/);
  const file = join(app.folder, 'mine.json');
  await app.running.chooseDestination(file, () => sheet.getByRole('button', { name: 'Export…' }).click());
  await expect.poll(() => readFile(file, 'utf8').catch(() => '')).toContain('"threads": 1');
  await sheet.getByRole('button', { name: 'Reset…' }).click();
  await page.getByRole('button', { name: 'Reset all settings' }).click();
  // Whoever works by the keyboard stays where the question was asked from.
  await expect(sheet.getByRole('button', { name: 'Reset…' })).toBeFocused();
  await expect(device).toHaveText(all);
  const foreign = join(app.folder, 'foreign.json');
  await writeFile(foreign, '');
  // Longer than any text may be: not even read to its end.
  await truncate(foreign, 2 ** 31);
  await sheet.locator('input[type=file]').setInputFiles(foreign);
  // The window, where such things are told, lies behind the sheet.
  const told = sheet.getByRole('alert').filter({ hasText: 'foreign.json is no file of settings' });
  await told.getByRole('button', { name: 'Close' }).click();
  await expect(told).toHaveCount(0);
  await sheet.locator('input[type=file]').setInputFiles(file);
  await expect(device).toHaveText(/\b1 thread$/);

  const styles = join(app.running.data, 'styles');
  await mkdir(styles, { recursive: true });
  await writeFile(join(styles, 'unread.pentimento-style'), 'x'.repeat(3000));
  await sheet.getByRole('tab', { name: 'Privacy' }).click();
  const row = sheet.getByRole('listitem').filter({ hasText: 'Learnt styles' });
  await expect(row).toContainText('1 · 3 kB');
  await row.getByRole('button').click();
  await page.getByRole('button', { name: 'Clear for good' }).click();
  await expect(row).toContainText('nothing');
  expect(await readdir(styles)).toEqual([]);
  await page.keyboard.press('Escape');
});

function panel(sheet: Locator, name: string): Locator {
  return sheet.getByRole('tabpanel', { name });
}
