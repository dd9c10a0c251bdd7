import { faultsIn } from '../legible.ts';
import { writePhoto } from '../pictures.ts';
import { expect, test } from '../test.ts';

test('in the smallest window every panel can be read, in every look and both languages', async ({ app }) => {
  const { page } = app;
  await app.openPhoto(await writePhoto(app.folder, 'sea.png'));
  await app.command('Appearance of the system');
  const session = await page.context().newCDPSession(page);
  const size = { width: 1100, height: 700, deviceScaleFactor: 1, mobile: false };
  await session.send('Emulation.setDeviceMetricsOverride', size);

  const speak = async (language: string) => {
    await page.keyboard.press('ControlOrMeta+k');
    await page.locator('.palette-query input').fill(language);
    await page.locator('.palette-entry').filter({ hasText: language }).first().click();
    await expect(page.locator('html')).toHaveAttribute('lang', language === 'English' ? 'en' : 'zh-CN');
  };
  for (const language of ['简体中文', 'English']) {
    await speak(language);
    const tabs = page.locator('.stack-tab');
    for (const tab of await tabs.all()) {
      await tab.click();
      await expect(tab).toHaveAttribute('aria-selected', 'true');
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
        expect(await faultsIn(page.locator('.app'))).toEqual([]);
      }
      await page.emulateMedia({ contrast: 'more' });
      await expect(page.locator('html')).toHaveAttribute('data-theme', 'contrast');
      expect(await faultsIn(page.locator('.app'), 7)).toEqual([]);
      await page.emulateMedia({ contrast: null });
    }
  }

  // That faults are seen at all.
  await page
    .locator('.stack-tab')
    .first()
    .evaluate((tab) => {
      tab.style.color = '#6a6a6a';
    });
  expect((await faultsIn(page.locator('.app'))).map(({ kind }) => kind)).toContain('faint');
  await page.emulateMedia({ colorScheme: null });
  await session.send('Emulation.clearDeviceMetricsOverride');
});
