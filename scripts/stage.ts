/** One part of the tests: what it ran, counted. */
import { spawn } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type * as z from 'zod';
import { root } from './root.ts';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** The outcome of something that either holds or does not. */
export function counted(holds: boolean): Counts {
  return { passed: holds ? 1 : 0, failed: holds ? 0 : 1, skipped: 0 };
}

export function sum(counts: readonly Counts[]): Counts {
  return counts.reduce(
    (a, b) => ({
      passed: a.passed + b.passed,
      failed: a.failed + b.failed,
      skipped: a.skipped + b.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/** A package's own command, as `npx` would find it. */
export function bin(packageFile: string): string {
  return join(root, 'node_modules', packageFile);
}

/** Runs a command with its output shown; whether it succeeded. */
export function succeeds(command: string, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('error', (error) => {
      console.error(error.message);
      resolve(false);
    });
    child.once('exit', (code) => resolve(code === 0));
  });
}

/**
 * Runs a test runner and reads what it reports as JSON. A runner that fails without a failed test, such as
 * on a file that it could not load, counts as one failure.
 */
export async function runTests<T>(
  run: () => Promise<boolean>,
  report: { readonly file: string; readonly schema: z.ZodType<T>; readonly count: (report: T) => Counts },
): Promise<Counts> {
  const file = join(root, report.file);
  await mkdir(dirname(file), { recursive: true });
  await rm(file, { force: true });
  const succeeded = await run();
  const text = await readFile(file, 'utf8').catch(() => null);
  const counts = text === null ? counted(false) : report.count(report.schema.parse(JSON.parse(text)));
  return succeeded || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}
