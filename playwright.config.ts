import { defineConfig } from '@playwright/test';
import { patience } from './e2e/patient.ts';
import type { SurfaceOptions } from './e2e/test.ts';

const packaged = '**/packaged.spec.ts';
const oneSide = ['**/window/**', '**/main/**'];

/**
 * The same specs on both surfaces, of which `npm run e2e` chooses those that this machine can show. What
 * happens in the window alone (`window/`) is the same page on either, what happens behind it alone (`main/`)
 * the same programs: they are driven on one of them.
 */
export default defineConfig<SurfaceOptions>({
  testDir: 'e2e',
  outputDir: 'test-results/e2e',
  forbidOnly: !!process.env.CI,
  fullyParallel: true,
  // A busy machine can lose a frame or a key; what fails twice is wrong. The report names what needed a second try.
  retries: 1,
  // The engine of each test keeps every core busy while it works: three at a time on two cores took longer than two.
  workers: 2,
  timeout: 90_000,
  expect: { timeout: patience },
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  projects: [
    { name: 'electron', testIgnore: ['**/*.browser.spec.ts', packaged], use: { surface: 'desktop' } },
    {
      name: 'browser',
      testIgnore: ['**/*.desktop.spec.ts', packaged, ...oneSide],
      use: { surface: 'browser' },
    },
    { name: 'browser-window', testMatch: oneSide, use: { surface: 'browser' } },
    // What `npm run package -- --dir` leaves, which `npm run package:test` tests.
    { name: 'packaged', testMatch: packaged },
  ],
});
