import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { root } from '../scripts/root.ts';
import { Application } from './application.ts';
import { startInBrowser } from './surfaces/browser.ts';
import { startDesktop } from './surfaces/desktop.ts';
import { openDisplay, type Display } from './surfaces/display.ts';

export interface SurfaceOptions {
  readonly surface: 'desktop' | 'browser';
}

/** An application that stays for the next test, with the folder of its data. */
interface Kept {
  readonly app: Application;
  readonly data: string;
}

/**
 * Every test gets the application to itself, on a data folder that no other has seen. What happens on one side alone
 * (`window/`, `main/`) depends on no start: these tests take over from one another an application that has nothing open
 * and remembers nothing, which saves half their time.
 */
export const test = base.extend<
  SurfaceOptions & { readonly built: string; readonly app: Application },
  { readonly display: Display; readonly kept: { now: Kept | null } }
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
  kept: [
    async ({}, use) => {
      const kept: { now: Kept | null } = { now: null };
      await use(kept);
      if (kept.now) await end(kept.now);
    },
    { scope: 'worker' },
  ],
  // The project whose programs are started.
  built: root,
  app: async ({ surface, display, kept, built }, use, info) => {
    const folder = await mkdtemp(join(tmpdir(), 'pentimento-e2e-'));
    const given = kept.now ?? (await start(surface, display, built));
    const { app } = given;
    kept.now = null;
    app.folder = folder;
    const failed = () => info.status !== info.expectedStatus;
    try {
      await use(app);
      if (failed()) {
        await info.attach('window', { body: await app.page.screenshot(), contentType: 'image/png' });
      }
      expect(app.problems, 'errors that nobody caught in the page').toEqual([]);
      if (!failed() && /[/\\](window|main)[/\\]/.test(info.file)) {
        await app.startOver();
        kept.now = given;
      }
    } finally {
      // Left in the middle of anything, it might ask before it closes.
      try {
        if (failed()) await app.kill();
        if (kept.now === null) await end(given);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    }
  },
});

async function start(surface: SurfaceOptions['surface'], display: Display, built: string): Promise<Kept> {
  const folder = await mkdtemp(join(tmpdir(), 'pentimento-e2e-data-'));
  const data = join(folder, 'data');
  const begin = () => (surface === 'desktop' ? startDesktop(data, display) : startInBrowser(data, built));
  const app = new Application(begin, folder);
  await app.open();
  return { app, data: folder };
}

async function end({ app, data }: Kept): Promise<void> {
  try {
    await app.close();
  } finally {
    await rm(data, { recursive: true, force: true });
  }
}

export { expect };
