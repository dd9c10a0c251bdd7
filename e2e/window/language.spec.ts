import { writePhoto } from '../pictures.ts';
import { expect, test } from '../test.ts';

test('the language is changed at once and remembered', async ({ app }) => {
  await expect(app.page.getByRole('button', { name: 'Open a photo' })).toBeVisible();
  await app.page.getByRole('button', { name: 'Settings', exact: true }).click();
  await app.page.getByRole('combobox', { name: 'Language' }).click();
  await app.page.getByRole('option', { name: '简体中文' }).click();
  await expect(app.page.getByRole('dialog', { name: '设置' })).toBeVisible();
  await app.page.keyboard.press('Escape');
  await expect(app.page.getByRole('button', { name: '设置' })).toBeVisible();
  await expect(app.page.locator('html')).toHaveAttribute('lang', 'zh-CN');

  await app.restart();
  await expect(app.page.getByRole('button', { name: '设置' })).toBeVisible();
  await app.chooseFiles(await writePhoto(app.folder, '照片.png'));
  await expect(app.page.getByTestId('canvas')).toBeVisible();
  await expect(app.page.getByText('Original photo')).toHaveCount(0);

  await app.page.getByRole('button', { name: '设置' }).click();
  await app.page.getByRole('combobox', { name: '语言' }).click();
  await app.page.getByRole('option', { name: 'English' }).click();
  await expect(app.page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
  await app.page.keyboard.press('Escape');
  await expect(app.page.getByRole('button', { name: 'Settings', exact: true })).toBeVisible();
});
