import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startInBrowser } from '../../e2e/surfaces/browser.ts';
import { sharp } from '../../main/engine/image/sharp.ts';
import { buildPrograms, buildWindow } from '../build.ts';

const MINUTES = 60_000;

/** The window with a real run behind it, half before and half after. */
export async function figure(): Promise<Record<string, Uint8Array>> {
  await Promise.all([buildPrograms(), buildWindow()]);
  const data = await mkdtemp(join(tmpdir(), 'pentimento-figure-'));
  const running = await startInBrowser(data);
  const { page } = running;
  try {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.getByRole('button', { name: 'Coffee' }).click();
    await page.getByRole('button', { name: 'Stained Glass' }).click();
    await page.getByRole('button', { name: 'Restyle', exact: true }).click();
    await page.getByTestId('version-1').waitFor({ timeout: 15 * MINUTES });
    await page.getByRole('button', { name: 'Fit to window' }).click();
    await page.getByRole('button', { name: 'Compare before and after' }).click();
    await page.getByTestId('canvas').hover();
    return {
      'window.jpg': await sharp(await page.screenshot())
        .jpeg({ quality: 88 })
        .toBuffer(),
    };
  } finally {
    await running.close();
    await rm(data, { recursive: true });
  }
}
