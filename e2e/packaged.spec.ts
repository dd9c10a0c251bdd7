/** The application as electron-builder packed it: `npm run package:test`. */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium, test as base, type Page } from '@playwright/test';
import { contentsOf, twice } from '../scripts/package/contents.ts';
import { packed } from '../scripts/package/packed.ts';
import { Application } from './application.ts';
import { expect } from './patient.ts';
import { writePhoto } from './pictures.ts';
import { openDisplay, type Display } from './surfaces/display.ts';
import type { Running } from './surfaces/running.ts';
import { toured } from './toured.ts';

const test = base.extend<{ readonly display: Display }>({
  display: async ({}, use) => {
    const display = await openDisplay();
    await use(display);
    await display.close();
  },
});

test('starts from its archive alone, restyles a picture, takes a second start’s file, and quits', async ({
  display,
}, info) => {
  const { resources } = packed();
  const [data, outside] = [info.outputPath('data'), info.outputPath('outside.cjs')];
  await mkdir(info.outputPath(), { recursive: true });
  await toured(data);
  await writeFile(outside, `console.error('code from outside ran')`);
  // Electron would take this before the archive.
  const other = join(resources, 'app');
  await mkdir(other, { recursive: true });
  await writeFile(join(other, 'package.json'), '{"main": "main.js"}');
  await writeFile(join(other, 'main.js'), `require(${JSON.stringify(outside)})`);
  try {
    const begin = (...args: readonly string[]) =>
      start(display, args, {
        ELECTRON_RUN_AS_NODE: '1',
        NODE_OPTIONS: `--require ${outside}`,
      });
    const first = begin(`--user-data-dir=${data}`, '--remote-debugging-port=0', '--inspect=0');
    const said = linesOf(first);
    const page = await pageOf(first, said);
    const running = { page, data } as Running;
    const app = new Application(() => Promise.resolve(running), info.outputPath());
    await app.open();

    await page.getByRole('button', { name: /Chelsea/i }).click();
    await app.chooseStyle('Stained Glass');
    await app.setNumber('Size of the result', 96);
    await app.setNumber('Painting time', 5);
    await app.runButton.click();
    await expect(app.layer('Stained Glass')).toBeVisible();

    const photo = await writePhoto(info.outputPath(), 'second.png');
    const second = begin(`--user-data-dir=${data}`, photo);
    expect(await ended(second)).toBe(0);
    await app.shown('second.png');

    const over = ended(first);
    await page.keyboard.press('ControlOrMeta+q');
    await page.getByRole('button', { name: 'Don’t save' }).click();
    expect(await over).toBe(0);
    expect(said.join('\n')).not.toMatch(/Debugger listening|code from outside ran/);
    // Nothing of the pictures stays behind where nothing was to be recovered.
    expect(await readdir(join(data, 'pixels'))).toEqual([]);
  } finally {
    await rm(other, { recursive: true, force: true });
  }
});

test('holds nothing twice, no sources and no other system’s programs', async () => {
  const contents = await contentsOf(packed().folder);
  expect(twice(contents)).toEqual([]);
  const paths = contents.map(({ path }) => path);
  expect(paths.filter((path) => /\.(map|ts|tsx|h|cc|cpp|gyp)$/.test(path))).toEqual([]);
  const native = { linux: /\.(dll|exe|dylib)$/, win32: /\.(so|dylib)(\.|$)/, darwin: /\.(dll|exe|so)$/ };
  const foreign = native[process.platform as keyof typeof native];
  expect(paths.filter((path) => foreign.test(path))).toEqual([]);
  for (const name of ['licences.json', 'sbom.json', 'docs/tools/restyle.md']) {
    expect(
      paths.some((path) => path.endsWith(`/${name}`)),
      name,
    ).toBe(true);
  }
});

function start(
  display: Display,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): ChildProcessWithoutNullStreams {
  // Chromium's sandbox refuses to run as root, as in a container.
  const root = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return spawn(packed().program, ['--lang=en-US', ...root, ...args], {
    env: { ...process.env, ...display.environment, ...environment },
  });
}

/** What a program says on stderr, as it does. */
function linesOf({ stderr, stdout }: ChildProcessWithoutNullStreams): string[] {
  const said: string[] = [];
  createInterface({ input: stderr }).on('line', (line) => said.push(line));
  stdout.resume();
  return said;
}

async function ended(child: ChildProcessWithoutNullStreams): Promise<number | null> {
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}

/** The window's page, by the debugger for pages: the one for the program is off. */
async function pageOf(child: ChildProcessWithoutNullStreams, said: readonly string[]): Promise<Page> {
  const address = () => /DevTools listening on (ws:\S+)/.exec(said.join('\n'))?.[1];
  await expect.poll(() => address() ?? child.exitCode).toMatch(/^ws:/);
  const browser = await chromium.connectOverCDP(address() ?? '', { noDefaults: true });
  const pages = () => browser.contexts().flatMap((context) => context.pages());
  await expect.poll(() => pages().length).toBe(1);
  const [page] = pages();
  if (!page) throw new Error('There is no window.');
  return page;
}
