import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLearntStyle } from '../../main/engine/networks/learnt-style.ts';
import type { Runtime } from '../../main/engine/runtime/runtime.ts';
import { root } from '../../scripts/root.ts';
import { measureCommand } from '../command-line.ts';
import { sharedFile } from '../peer.ts';
import { rounded } from '../statistics.ts';
import { descent, ITERATIONS, lossOf, MARKS, problemOf } from './descent.ts';
import { heldOutPhotos, read, restyled, within } from './pictures.ts';

/** The photos' longer side. */
const SIZE = 320;
const PHOTOS = 4;
/** One that doesn't ship, and that the network wasn't trained with. */
const PAINTING = 'munch-the-scream.jpg';

interface Row {
  readonly before: number;
  readonly after: number;
  /** The least loss of a descent from the photo after each iteration. */
  readonly leasts: readonly number[];
}

/**
 * What learning the code of an unseen painting brings, as the command does it that is given nothing but the painting and a photo that
 * ships: descent's own loss on photos that it wasn't learnt on, before and after, and how many iterations of descent come as low.
 */
export async function learn(runtime: Runtime): Promise<object> {
  const photos = await heldOutPhotos(PHOTOS);
  const file = sharedFile('data', 'styles', PAINTING);
  if (!photos || file === null) return { pictures: 'absent: ../shared is not there' };
  const folder = await mkdtemp(join(tmpdir(), 'pentimento-bench-'));
  const out = join(folder, 'learnt.pentimento-style');
  const photo = join(root, 'resources/samples/coffee.jpg');
  const measured = await measureCommand(['learn-style', photo, '--style', file, '-o', out]);
  const learnt = readLearntStyle(await readFile(out), out);
  await rm(folder, { recursive: true });

  const painting = await read(file);
  const rows: Row[] = [];
  for (const { name, picture } of photos) {
    const small = within(picture, SIZE);
    const problem = await problemOf(runtime, small, painting);
    const before = await lossOf(runtime, problem, await restyled(runtime, small, painting));
    const after = await lossOf(runtime, problem, await restyled(runtime, small, painting, learnt));
    const leasts: number[] = [];
    for await (const { least } of descent(runtime, problem, small)) leasts.push(least);
    rows.push({ before, after, leasts });
    console.error(JSON.stringify({ photo: name, before, after, descent: leasts.at(-1) }));
  }
  const mean = (of: (row: Row) => number) => rows.reduce((sum, row) => sum + of(row), 0) / rows.length;
  const [before, after] = [mean((row) => row.before), mean((row) => row.after)];
  const byDescent = Array.from({ length: ITERATIONS }, (_, i) =>
    mean(({ leasts }) => leasts[i] ?? leasts.at(-1) ?? NaN),
  );
  const reached = (loss: number) => {
    const at = byDescent.findIndex((least) => least <= loss);
    return at < 0 ? `more than ${ITERATIONS}` : at + 1;
  };
  return {
    ...{ painting: PAINTING, photos: rows.length, longerSide: SIZE, steps: learnt.steps, ...measured },
    meanLoss: { before: rounded(before), after: rounded(after) },
    meanDescentLoss: Object.fromEntries(MARKS.map((mark) => [mark, rounded(byDescent[mark - 1] ?? NaN)])),
    iterationsOfDescent: { before: reached(before), after: reached(after) },
  };
}
