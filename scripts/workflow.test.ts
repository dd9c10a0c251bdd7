import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod';
import packageJson from '../package.json' with { type: 'json' };
import { root } from './root.ts';

const yaml = createRequire(import.meta.url)('js-yaml') as { load(text: string): unknown };

const Workflow = z.object({
  jobs: z.object({
    build: z.object({
      strategy: z.object({ matrix: z.object({ include: z.array(z.object({ runner: z.string() })) }) }),
      steps: z.array(z.object({ run: z.string().optional() })),
    }),
  }),
});

test('the workflow tests and packs on three systems, by commands that there are', async () => {
  const text = await readFile(join(root, '.github/workflows/build.yml'), 'utf8');
  const { strategy, steps } = Workflow.parse(yaml.load(text)).jobs.build;
  const systems = strategy.matrix.include.map(({ runner }) => runner.replace(/-.*/, ''));
  expect(systems.sort()).toEqual(['macos', 'ubuntu', 'windows']);
  const commands = steps.map(({ run }) => run ?? '').join('\n');
  const scripts = [...commands.matchAll(/npm (?:run (\S+)|(test))/g)].map(([, run, own]) => run ?? own);
  expect(scripts).toEqual(expect.arrayContaining(['test', 'package', 'package:test']));
  for (const script of scripts) expect(Object.keys(packageJson.scripts)).toContain(script);
});
