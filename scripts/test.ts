/** `npm test`: everything that must hold. Every stage runs, whatever the others found; the last line counts. */
import * as z from 'zod';
import { runE2e } from './e2e.ts';
import { bin, counted, runTests, succeeds, sum, type Counts } from './stage.ts';

interface Stage {
  readonly name: string;
  readonly run: () => Promise<Counts>;
}

const Report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
});

const node = (...args: string[]) => succeeds(process.execPath, args);

let built = false;

const build: Stage = {
  name: 'build',
  run: async () => {
    built = await node('--import', 'tsx', 'scripts/build.ts');
    // Only its failure counts: it tests nothing.
    return { ...counted(built), passed: 0 };
  },
};

const reading: Stage = {
  name: 'types, rules and format',
  run: async () => {
    const structure = await node('--import', 'tsx', 'scripts/structure.ts');
    // Compiles as well: what tsc would say is among what it says.
    const rules = await node(bin('oxlint/bin/oxlint'), '.');
    const format = await node(bin('prettier/bin/prettier.cjs'), '--check', '.');
    return counted(structure && rules && format);
  },
};

const unitTests: Stage = {
  name: 'unit tests',
  run: () => {
    const file = 'test-results/unit.json';
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    return runTests(() => node(bin('vitest/vitest.mjs'), 'run', ...reporters), {
      file,
      schema: Report,
      count: (report) => ({
        passed: report.numPassedTests,
        failed: report.numFailedTests,
        skipped: report.numPendingTests + report.numTodoTests,
      }),
    });
  },
};

const endToEnd: Stage = {
  name: 'end-to-end tests',
  run: async () => {
    if (built) return runE2e();
    console.error('The end-to-end tests need the application built; they count as failed.');
    return counted(false);
  },
};

interface Result {
  readonly name: string;
  readonly counts: Counts;
  readonly seconds: number;
}

const results: Result[] = [];

async function inTurn(...stages: readonly Stage[]): Promise<void> {
  for (const { name, run } of stages) {
    console.log(`\n— ${name}`);
    const began = performance.now();
    const counts = await run().catch((error: unknown) => {
      console.error(error);
      return counted(false);
    });
    results.push({ name, counts, seconds: (performance.now() - began) / 1000 });
  }
}

await inTurn(build);
// What reads the code keeps one core busy, and the unit tests, at times, not both.
await Promise.all([inTurn(reading), inTurn(unitTests)]);
await inTurn(endToEnd);

const line = ({ passed, failed, skipped }: Counts) =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;
console.log('');
for (const { name, counts, seconds } of results) {
  console.log(`${counts.failed > 0 ? '✗' : '✓'} ${name} (${seconds.toFixed(0)} s): ${line(counts)}`);
}
const all = sum(results.map(({ counts }) => counts));
console.log(line(all));
process.exitCode = all.failed > 0 ? 1 : 0;
