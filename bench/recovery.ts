/**
 * Kill -9 at a hundred random moments, while a person paints, saves after each stroke, or closes: `npm run bench --
 * recovery`, or `recovery:closing` for one of them. Each time the application is started anew on the same data, and
 * what it offers and what the file holds is looked at. Saving and closing are the desktop's, which writes by itself.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Application } from '../e2e/application.ts';
import { crashSide, killWhile, lostIn, type Crash, type Work } from '../e2e/crash.ts';
import { writeFlat } from '../e2e/pictures.ts';
import { startInBrowser } from '../e2e/surfaces/browser.ts';
import { startDesktop } from '../e2e/surfaces/desktop.ts';
import { openDisplay, type Display } from '../e2e/surfaces/display.ts';
import { buildWindow } from '../scripts/build.ts';
import { random } from './statistics.ts';

/** How often each is killed, and the latest moment for it, milliseconds after the first stroke. */
const kills: Readonly<Record<Work, readonly [count: number, latest: number]>> = {
  painting: [40, 2000],
  saving: [30, 4000],
  closing: [30, 2500],
};

export async function bench(parts: readonly string[]): Promise<object> {
  await buildWindow();
  const display = await openDisplay();
  const next = random(2026);
  const found: Record<string, object> = {};
  try {
    for (const [name, [count, latest]] of Object.entries(kills)) {
      if (parts.length > 0 && !parts.includes(name)) continue;
      const crashes: (Crash & { readonly after: number; readonly lost: number })[] = [];
      for (let kill = 0; kill < count; kill += 1) {
        const after = Math.round(next() * latest);
        const crash = await crashOnce(name as Work, after, display);
        crashes.push({ after, lost: lostIn(crash), ...crash });
        console.error(name, JSON.stringify(crashes.at(-1)));
      }
      found[name] = {
        kills: count,
        whole: crashes.filter(({ whole }) => whole).length,
        withoutLoss: crashes.filter(({ lost }) => lost === 0).length,
        strokesLostAtMost: Math.max(...crashes.map(({ lost }) => lost)),
      };
    }
  } finally {
    await display.close();
  }
  return found;
}

async function crashOnce(work: Work, after: number, display: Display): Promise<Crash> {
  const folder = await mkdtemp(join(tmpdir(), 'pentimento-bench-'));
  const data = join(folder, 'data');
  const start = () => (work === 'painting' ? startInBrowser(data) : startDesktop(data, display));
  const app = new Application(start, folder);
  await app.open();
  try {
    return await killWhile(work, app, await writeFlat(folder, 'wall.png', crashSide), after);
  } finally {
    await app.kill();
    await rm(folder, { recursive: true, force: true });
  }
}
