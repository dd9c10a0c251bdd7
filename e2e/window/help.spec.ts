import { expect, test } from '../test.ts';

test('a panel tells what it is for, and its page opens with its figure, its papers and links that lead on', async ({
  app,
}) => {
  const { page } = app;
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const layers = page.locator('.stack').filter({ has: page.getByRole('tab', { name: 'Layers' }) });
  const what = layers.getByRole('button', { name: 'Help on this panel' });
  await what.hover();
  await expect(page.getByRole('tooltip')).toContainText('Lists the layers that the picture is made of');

  await what.click();
  const help = page.getByRole('dialog', { name: 'Help' });
  const reading = help.getByRole('article');
  await expect(reading.getByRole('heading', { name: 'Layers and their properties' })).toBeVisible();
  const width = () => reading.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth);
  await expect.poll(width).toBeGreaterThan(400);

  await reading.getByRole('link', { name: 'batches' }).click();
  await expect(reading.getByRole('heading', { name: 'Batches' })).toBeVisible();
  await help.getByRole('button', { name: 'Back' }).click();
  await expect(reading.getByRole('heading', { name: 'Layers and their properties' })).toBeVisible();

  await help
    .getByRole('navigation', { name: 'Pages' })
    .getByRole('button', { name: 'Fill', exact: true })
    .click();
  await expect(reading.getByRole('heading', { name: 'Papers' })).toBeVisible();
  await expect(reading).toContainText('PatchMatch');
  await expect.poll(width).toBeGreaterThan(400);
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
  // The focus is where it was, and no tip opens by that, which would take the next Escape.
  await page.mouse.move(0, 0);
  await expect(what).toBeFocused();
  await expect(page.getByRole('tooltip')).toHaveCount(0);

  // Opened again, it is where it was left, now in another language.
  await app.command('简体中文');
  await page.keyboard.press('F1');
  await expect(
    page.getByRole('dialog', { name: '帮助' }).getByRole('heading', { name: '论文' }),
  ).toBeVisible();
  await page.getByRole('navigation', { name: '页面' }).getByRole('button', { name: '图层与属性' }).click();
  await expect(page.getByRole('article').getByRole('heading', { name: '图层与属性' })).toBeVisible();
  const { protocol, host } = new URL(page.url());
  const elsewhere = asked.filter(
    (address) => !address.startsWith(`${protocol}//${host}/`) && !/^(?:blob|data):/.test(address),
  );
  expect(elsewhere).toEqual([]);
  await page.keyboard.press('Escape');
});
