/** `npm run e2e -- [Playwright's arguments]`: the end-to-end tests, in whatever this machine can show them. */
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { buildApplication } from './build.ts';
import { bin, counted, runTests, succeeds, type Counts } from './stage.ts';
import { findSurfaces } from './surfaces.ts';

const Report = z.object({
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    flaky: z.number(),
    skipped: z.number(),
  }),
});

/** Runs them on the application as it was built; with nothing to run them in, they count as failed. */
export async function runE2e(args: readonly string[] = []): Promise<Counts> {
  const { projects, missing } = await findSurfaces();
  for (const reason of missing) console.log(reason);
  if (projects.length === 0) {
    console.error('The end-to-end tests need Electron or Chromium; without either they count as failed.');
    return counted(false);
  }
  const chosen = args.some((arg) => arg.startsWith('--project'))
    ? []
    : projects.map((project) => `--project=${project}`);
  const playwright = [bin('@playwright/test/cli.js'), 'test', ...chosen, ...args];
  return runTests(() => succeeds(process.execPath, playwright), {
    file: 'test-results/e2e.json',
    schema: Report,
    count: ({ stats }) => ({
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected,
      skipped: stats.skipped,
    }),
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildApplication();
  const { failed } = await runE2e(process.argv.slice(2));
  process.exitCode = failed > 0 ? 1 : 0;
}
