/**
 * Whether what results take is given back: `npm run bench -- pixels-given-back`, or `pixels-given-back:window,300` for
 * one side and fewer. A thousand results of 24 megapixels, one after another: in the window, where each is kept and
 * taken back and memory is that of all the desktop application's processes, and on the command line, where each command is a
 * process of its own and memory is its engine's peak. The tool is the tests' own, which takes no time to compute.
 */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { Application } from '../e2e/application.ts';
import { expect as expectSoon } from '../e2e/patient.ts';
import { writeFlat } from '../e2e/pictures.ts';
import { descendants } from '../e2e/processes.ts';
import { startDesktop } from '../e2e/surfaces/desktop.ts';
import { openDisplay } from '../e2e/surfaces/display.ts';
import { buildWithSample } from '../e2e/with-sample.ts';
import { buildWindow } from '../scripts/build.ts';
import { measureCommand } from './command-line.ts';
import { median } from './statistics.ts';

const [width, height] = [6000, 4000] as const;
/** The tool gives this many at once. */
const together = 3;
/** So many times is looked at what is taken, evenly over the results. */
const looks = 20;

/** 24 megapixels take a while on a busy machine. */
const expect = expectSoon.configure({ timeout: 120_000 });

interface Taken {
  readonly diskMegabytes: number;
  readonly memoryMegabytes: number;
}

interface Files {
  readonly folder: string;
  readonly built: string;
  readonly photo: string;
  readonly hole: string;
  readonly textures: readonly string[];
}

export async function bench(parts: readonly string[]): Promise<object> {
  const results = Number(parts.find((part) => /^\d+$/.test(part)) ?? 1000);
  const runs = Math.ceil(results / together);
  const sides = { window: inWindow, 'command-line': onCommandLine };
  const folder = await mkdtemp(join(tmpdir(), 'pentimento-bench-'));
  // What the programs leave in the system's folder for such things is counted, too.
  process.env.TMPDIR = join(folder, 'tmp');
  const found: Record<string, object> = {};
  try {
    const files = await prepare(folder);
    for (const [name, side] of Object.entries(sides)) {
      if (parts.some((part) => part in sides) && !parts.includes(name)) continue;
      const taken: Taken[] = [];
      await side(files, runs, (now) => {
        console.error(name, JSON.stringify(now));
        taken.push(now);
      });
      found[name] = { results: runs * together, ...growth(taken) };
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return found;
}

/** Where it began, once everything had been there, and where it ended. */
function growth(taken: readonly Taken[]): object {
  const at = (looked: readonly Taken[]): Taken => ({
    diskMegabytes: median(looked.map((each) => each.diskMegabytes)),
    memoryMegabytes: median(looked.map((each) => each.memoryMegabytes)),
  });
  return { begin: at(taken.slice(1, 4)), end: at(taken.slice(-3)) };
}

async function prepare(folder: string): Promise<Files> {
  await buildWindow();
  const [built, photo, hole] = [join(folder, 'built'), join(folder, 'photo.jpg'), join(folder, 'hole.png')];
  await mkdir(join(folder, 'tmp'));
  await mkdir(built);
  await buildWithSample(built);
  const noise = { type: 'gaussian', mean: 128, sigma: 30 } as const;
  await sharp({ create: { width, height, channels: 3, background: '#000', noise } }).toFile(photo);
  await sharp({ create: { width, height, channels: 3, background: '#000' } })
    .composite([{ input: { create: { width: 400, height: 400, channels: 3, background: '#fff' } } }])
    .toFile(hole);
  const textures = await Promise.all(
    ['#c82020', '#20c820'].map((colour, i) => writeFlat(folder, `texture-${i}.png`, 40, colour)),
  );
  return { folder, built, photo, hole, textures };
}

type Side = (files: Files, runs: number, look: (now: Taken) => void) => Promise<void>;

const inWindow: Side = async ({ folder, built, photo, textures }, runs, look) => {
  const display = await openDisplay();
  const app = new Application(() => startDesktop(join(folder, 'data'), display, built), folder);
  await app.open();
  const { page } = app;
  const layers = page.getByRole('treeitem');
  const chooser = page.getByRole('toolbar', { name: 'Choose a result' });
  try {
    const { left, top, width: across, height: down } = await app.openPhoto(photo);
    await page.getByRole('tab', { name: 'Sample' }).click();
    await page.keyboard.press('b');
    await app.running.chooseFiles(textures, () =>
      page.getByRole('button', { name: 'Add a picture of your own' }).click(),
    );
    for (let run = 0; run < runs; run += 1) {
      // Each time in another place, so that no two results are the same.
      await page.keyboard.press('q');
      await page.mouse.click(left + (across * (run + 1)) / (runs + 1), top + down / 2);
      await page.keyboard.press('q');
      await page.getByRole('button', { name: 'Sample', exact: true }).click();
      await chooser.getByRole('button', { name: 'Keep this one' }).click({ timeout: 120_000 });
      await expect(layers).toHaveCount(2);
      await app.undo();
      await expect(layers).toHaveCount(1);
      await app.undo();
      if (isLook(run, runs)) look(await takenByAll(app, folder));
    }
  } finally {
    await app.close();
    await display.close();
  }
};

const onCommandLine: Side = async ({ folder, built, photo, hole, textures }, runs, look) => {
  const references = textures.flatMap((texture) => ['--texture', texture]);
  const args = ['sample', photo, '--hole', hole, ...references, '--force', '-o', join(folder, 'out.jpg')];
  for (let run = 0; run < runs; run += 1) {
    const amount = String(run / runs);
    const { engineMegabytes } = await measureCommand([...args, '--amount', amount], built);
    if (isLook(run, runs)) look({ diskMegabytes: await diskOf(folder), memoryMegabytes: engineMegabytes });
  }
};

function isLook(run: number, runs: number): boolean {
  return Math.floor(((run + 1) * looks) / runs) > Math.floor((run * looks) / runs);
}

/** What all processes of the application take, once nothing happens any more. */
async function takenByAll(app: Application, folder: string): Promise<Taken> {
  const session = await app.page.context().newCDPSession(app.page);
  await session.send('HeapProfiler.collectGarbage');
  await session.detach();
  await new Promise((resolve) => setTimeout(resolve, 5000));
  let kilobytes = 0;
  for (const { id } of await descendants(process.pid)) {
    const rollup = await readFile(`/proc/${id}/smaps_rollup`, 'utf8').catch(() => '');
    kilobytes += Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0);
  }
  return { diskMegabytes: await diskOf(folder), memoryMegabytes: Math.round(kilobytes / 1000) };
}

/** Megabytes below a folder. */
async function diskOf(folder: string): Promise<number> {
  const { stdout } = await promisify(execFile)('du', ['-s', '--block-size=1000', folder]);
  return Math.round(parseInt(stdout, 10) / 1000);
}
