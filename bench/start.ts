/**
 * What starting costs: `npm run bench -- start`. From the command to a window that answers, against a window of the same
 * Electron with one button in it, in turns.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { openDisplay } from '../e2e/surfaces/display.ts';
import { buildWindow } from '../scripts/build.ts';
import { electronBinary } from '../scripts/electron.ts';
import { root } from '../scripts/root.ts';
import { median, rounded } from './statistics.ts';

const rounds = 9;

/** Milliseconds after which a start has failed. */
const longest = 60_000;

/** A window like the application's with nothing in it but a button. */
const bareProgram = `
const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1440, height: 900, show: false, webPreferences: { sandbox: true } });
  window.once('ready-to-show', () => window.show());
  void window.loadURL('data:text/html,<button>Bare</button>');
});
`;

/**
 * Says when a page answers: what to press is there, two frames have been drawn with it, and a task that comes then is
 * carried out at once. By the clock of the machine, as the page reads it.
 */
const watcher = (selector: string) => `
const { app } = require('electron');
const answers = () => new Promise((resolve) => {
  const look = () => document.querySelector(${JSON.stringify(selector)})
    ? requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(Date.now()), 0)))
    : setTimeout(look, 2);
  look();
});
app.on('web-contents-created', (_event, contents) => contents.once('dom-ready', async () => {
  console.log('answers ' + (await contents.executeJavaScript('(' + answers + ')()')));
  app.exit(0);
}));
`;

export async function bench(): Promise<object> {
  await buildWindow();
  const electron = await electronBinary(false);
  if (electron.path === null) throw new Error(`There is no Electron to measure: ${electron.why}.`);
  const folder = await mkdtemp(join(tmpdir(), 'pentimento-bench-start-'));
  const display = await openDisplay();
  try {
    await mkdir(join(folder, 'bare'));
    await writeFile(join(folder, 'bare/package.json'), '{"main": "main.js"}');
    await writeFile(join(folder, 'bare/main.js'), bareProgram);
    const start = (application: string, selector: string, name: string) =>
      measure(electron.path, display.environment, { application, selector, folder, name });
    const times = { pentimento: [] as number[], bare: [] as number[] };
    for (let round = 0; round <= rounds; round += 1) {
      const pentimento = await start(root, '[role=toolbar]', 'pentimento');
      const bare = await start(join(folder, 'bare'), 'button', 'bare');
      // The first start of each makes its folder and fills the caches.
      if (round === 0) continue;
      times.pentimento.push(pentimento);
      times.bare.push(bare);
    }
    const [own, bare] = [median(times.pentimento), median(times.bare)];
    return {
      rounds,
      milliseconds: { pentimento: own, bare },
      all: times,
      pentimentoAgainstBare: rounded(own / bare),
    };
  } finally {
    await display.close();
    await rm(folder, { recursive: true, force: true });
  }
}

interface Started {
  readonly application: string;
  /** What there is to press once it answers. */
  readonly selector: string;
  readonly folder: string;
  readonly name: string;
}

/** Milliseconds from the command to the answer. */
async function measure(
  electron: string,
  environment: Readonly<Record<string, string>>,
  { application, selector, folder, name }: Started,
): Promise<number> {
  const hook = join(folder, `${name}.cjs`);
  await writeFile(hook, watcher(selector));
  const sandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const began = Date.now();
  const child = spawn(
    electron,
    ['--require', hook, application, `--user-data-dir=${join(folder, `${name}-data`)}`, ...sandbox],
    { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'inherit'], timeout: longest },
  );
  const said: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => said.push(line));
  await once(child, 'close');
  const [, answered] = /^answers (\d+)$/m.exec(said.join('\n')) ?? [];
  if (answered === undefined) throw new Error(`${name} ended before its window answered.`);
  return Number(answered) - began;
}
