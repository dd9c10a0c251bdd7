import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { Application } from './application.ts';
import { startInBrowser } from './surfaces/browser.ts';
import { startDesktop } from './surfaces/desktop.ts';

export interface SurfaceOptions {
  readonly surface: 'desktop' | 'browser';
}

/** Every test gets the application to itself, on a data folder that no other has seen. */
export const test = base.extend<SurfaceOptions & { readonly app: Application }>({
  surface: ['desktop', { option: true }],
  app: async ({ surface }, use, info) => {
    const folder = await mkdtemp(join(tmpdir(), 'pentimento-e2e-'));
    const data = join(folder, 'data');
    const start = surface === 'desktop' ? startDesktop : startInBrowser;
    const app = new Application(() => start(data), folder);
    try {
      await app.open();
      await use(app);
      if (info.status !== info.expectedStatus) {
        await info.attach('window', { body: await app.page.screenshot(), contentType: 'image/png' });
      }
      expect(app.problems, 'errors that nobody caught in the page').toEqual([]);
    } finally {
      await app.close();
      await rm(folder, { recursive: true, force: true });
    }
  },
});

export { expect };
