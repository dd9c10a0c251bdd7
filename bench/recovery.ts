/**
 * Kill -9 in the middle of painting, twenty times at random moments: `npm run bench -- recovery`. Each time the
 * application is started anew on the same data and what it offers is opened and looked at.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Application } from '../e2e/application.ts';
import { crashSide, killWhilePainting, type Crash } from '../e2e/crash.ts';
import { writeFlat } from '../e2e/pictures.ts';
import { startInBrowser } from '../e2e/surfaces/browser.ts';
import { buildWindow } from '../scripts/build.ts';

const kills = 20;
/** The latest moment of a kill, milliseconds after the first stroke. */
const latest = 2000;

export async function bench(): Promise<object> {
  await buildWindow();
  const crashes: (Crash & { readonly after: number })[] = [];
  const next = random(2026);
  for (let kill = 0; kill < kills; kill += 1) {
    const after = Math.round(next() * latest);
    crashes.push({ after, ...(await crash(after)) });
  }
  const lost = crashes.map(({ finished, recovered }) => Math.max(0, finished - recovered));
  return {
    kills,
    recovered: crashes.filter(({ whole }, at) => whole && (lost[at] ?? 0) <= 1).length,
    strokesLostAtMost: Math.max(...lost),
    crashes,
  };
}

async function crash(after: number): Promise<Crash> {
  const folder = await mkdtemp(join(tmpdir(), 'pentimento-bench-'));
  const app = new Application(() => startInBrowser(join(folder, 'data')), folder);
  await app.open();
  try {
    return await killWhilePainting(app, await writeFlat(folder, 'wall.png', crashSide), after);
  } finally {
    await app.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Numbers 0…1, the same each time: mulberry32. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
