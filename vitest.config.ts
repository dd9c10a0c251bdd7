import { readdirSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const folders = ['main', 'preload', 'renderer', 'scripts', 'bench'];

/** What puts something else in the place of a module or of a global, which others in the same process would find. */
const replaces = /\bvi\.(mock|stubGlobal|stubEnv)\(/;

/** Tests that have a process to themselves. */
const alone = folders
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(
      (file) => `${folder}/${file.replaceAll('\\', '/')}`,
    ),
  )
  .filter((file) => file.endsWith('.test.ts') && replaces.test(readFileSync(file, 'utf8')));

/**
 * The others share two processes, in which each module is loaded once: to load all of them anew for every file took,
 * of the window's tests, twice as long as the tests. So a module may remember what an earlier file did, and a test
 * begins by saying what it needs.
 */
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          include: [`{${folders.join()}}/**/*.test.ts`],
          exclude: alone,
          isolate: false,
          sequence: { groupOrder: 1 },
        },
      },
      // First, as a shared process isn't kept while another kind of test stands next in the queue.
      { extends: true, test: { name: 'alone', include: alone, sequence: { groupOrder: 0 } } },
    ],
    pool: 'forks',
    testTimeout: 60_000,
    setupFiles: ['scripts/properties.testing.ts'],
  },
});
