import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { Application } from './application.ts';
import { startInBrowser } from './surfaces/browser.ts';
import { startDesktop } from './surfaces/desktop.ts';
import { openDisplay, type Display } from './surfaces/display.ts';

export interface SurfaceOptions {
  readonly surface: 'desktop' | 'browser';
}

/** Every test gets the application to itself, on a data folder that no other has seen. */
export const test = base.extend<
  SurfaceOptions & { readonly app: Application },
  { readonly display: Display }
>({
  surface: ['desktop', { option: true }],
  // Playwright reads from the pattern what a fixture needs; this one needs nothing.
  display: [
    async ({}, use) => {
      const display = await openDisplay();
      await use(display);
      await display.close();
    },
    { scope: 'worker' },
  ],
  app: async ({ surface, display }, use, info) => {
    const folder = await mkdtemp(join(tmpdir(), 'pentimento-e2e-'));
    const data = join(folder, 'data');
    const start = () => (surface === 'desktop' ? startDesktop(data, display) : startInBrowser(data));
    const app = new Application(start, folder);
    const failed = () => info.status !== info.expectedStatus;
    try {
      await app.open();
      await use(app);
      if (failed()) {
        await info.attach('window', { body: await app.page.screenshot(), contentType: 'image/png' });
      }
      expect(app.problems, 'errors that nobody caught in the page').toEqual([]);
    } finally {
      // Left in the middle of anything, it might ask before it closes.
      await (failed() ? app.kill() : app.close());
      await rm(folder, { recursive: true, force: true });
    }
  },
});

export { expect };
