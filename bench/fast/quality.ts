import { readFile } from 'node:fs/promises';
import { gatys } from '../../main/engine/losses/gatys.ts';
import type { FeatureNetwork, Tap } from '../../main/engine/networks/features.ts';
import { taps } from '../../main/engine/networks/features.ts';
import { loadLossnet } from '../../main/engine/networks/load.ts';
import { readSafetensors } from '../../main/engine/networks/safetensors.ts';
import { vgg } from '../../main/engine/networks/vgg.ts';
import { descend } from '../../main/engine/optimise/descend.ts';
import { measureGrams } from '../../main/engine/optimise/grams.ts';
import { openObjective } from '../../main/engine/optimise/picture-objective.ts';
import type { Problem } from '../../main/engine/optimise/problem.ts';
import type { Runtime } from '../../main/engine/runtime/runtime.ts';
import { byDescent } from '../../main/engine/tools/restyle/by-descent.ts';
import { sizeForLevel } from '../../main/engine/tools/restyle/method.ts';
import type { Planes } from '../../main/image/pixels.ts';
import { sharedFile } from '../peer.ts';
import { median, rounded } from '../statistics.ts';
import {
  heldOutPhotos,
  restyled,
  shippedStyles,
  unseenPaintings,
  usual,
  within,
  type Named,
} from './pictures.ts';

/** The longer side, of both. */
const SIZE = 320;
const ITERATIONS = 100;
const MARKS = [10, 25, 50, 100] as const;

interface Row {
  readonly photo: string;
  readonly style: string;
  /** Descent's own loss, with descent's own weights. */
  readonly fast: number;
  readonly descent: Readonly<Record<string, number>>;
  /** Iterations of descent from the photo, at the same size, after which it is as low; null beyond 100. */
  readonly reached: number | null;
  readonly fastSeconds: number;
  readonly secondsToReach: number | null;
  /** The same two by VGG-19's first three taps. */
  readonly vgg: { readonly fast: number; readonly descent: Readonly<Record<string, number>> } | null;
}

/** How close one pass comes to a descent: total loss on photos and paintings, some of which were never seen. */
export async function quality(runtime: Runtime): Promise<object> {
  const photos = await heldOutPhotos(2);
  const unseen = await unseenPaintings(4);
  if (!photos || !unseen) return { pictures: 'absent: ../shared is not there' };
  const judge = await yardstick();
  const rows = async (styles: readonly Named[]) => {
    const found: Row[] = [];
    for (const style of styles)
      for (const photo of photos) {
        const row = await compare(runtime, photo, style, judge);
        console.error(JSON.stringify(row));
        found.push(row);
      }
    return { ...summary(found), rows: found };
  };
  return {
    longerSide: SIZE,
    shipped: await rows(await shippedStyles(5)),
    unseen: await rows(unseen),
  };
}

async function compare(
  runtime: Runtime,
  photo: Named,
  style: Named,
  judge: FeatureNetwork | null,
): Promise<Row> {
  const small = within(photo.picture, SIZE);
  const network = await loadLossnet(runtime);
  const method = await byDescent(usual).method({
    ...{ runtime, network, photo: small, paintings: [style.picture] },
    say: () => undefined,
  });
  const problem = { width: small.width, height: small.height, network, method, memoryBudget: Infinity };
  await restyled(runtime, small, style.picture);
  const start = performance.now();
  const painted = await restyled(runtime, small, style.picture);
  const fastSeconds = (performance.now() - start) / 1000;
  const fast = await lossOf(runtime, problem, painted);

  const began = performance.now();
  const steps = descend(runtime, problem, small, {
    ...{ optimiser: 'lbfgs', iterations: ITERATIONS },
    say: () => undefined,
  });
  const descent: Record<string, number> = {};
  const kept: Record<string, Planes> = {};
  let [least, reached, secondsToReach] = [Infinity, null as number | null, null as number | null];
  for await (const { iteration, loss, picture } of steps) {
    least = Math.min(least, loss);
    if (reached === null && least <= fast) {
      reached = iteration;
      secondsToReach = rounded((performance.now() - began) / 1000);
    }
    if (MARKS.some((mark) => mark === iteration)) {
      descent[iteration] = rounded(least);
      kept[iteration] = { ...picture, data: picture.data.map((value) => Math.min(1, Math.max(0, value))) };
    }
  }
  const names = { photo: photo.name, style: style.name };
  const byVgg = judge && (await judged(runtime, judge, small, style.picture, { fast: painted, ...kept }));
  return {
    ...{ ...names, fast: rounded(fast), descent, reached, fastSeconds: rounded(fastSeconds), secondsToReach },
    vgg: byVgg && {
      fast: byVgg.fast ?? NaN,
      descent: Object.fromEntries(MARKS.map((mark) => [mark, byVgg[mark] ?? NaN])),
    },
  };
}

async function lossOf(runtime: Runtime, problem: Problem, picture: Planes): Promise<number> {
  const objective = await openObjective(runtime, problem);
  await objective.evaluate(picture.data);
  const terms = Object.values(objective.terms());
  await objective.close();
  return terms.reduce((sum, term) => sum + term, 0);
}

/** Null without its weights, which don't ship. */
async function yardstick(): Promise<FeatureNetwork | null> {
  const file = sharedFile('weights', 'vgg19-conv1_1-conv3_4.safetensors');
  return file === null ? null : vgg(readSafetensors(await readFile(file), file), 3);
}

async function judged(
  runtime: Runtime,
  network: FeatureNetwork,
  photo: Planes,
  painting: Planes,
  pictures: Readonly<Record<string, Planes>>,
): Promise<Record<string, number>> {
  const grams = await measureGrams(runtime, network, sizeForLevel(painting, photo, 1), () => undefined);
  const share = 1 / network.taps.length;
  const layers = Object.fromEntries(
    taps.map((tap) => [tap, network.taps.includes(tap) ? share : 0]),
  ) as Record<Tap, number>;
  const weights = { content: 0.02, style: 1, smoothness: 0.01, layers, contentTap: 'relu3_1' as const };
  const method = gatys(photo, [{ weight: 1, grams }], weights, 'relative');
  const { width, height } = photo;
  const objective = await openObjective(runtime, { width, height, network, method, memoryBudget: Infinity });
  const found: Record<string, number> = {};
  for (const [name, { data }] of Object.entries(pictures)) {
    await objective.evaluate(data);
    found[name] = rounded(Object.values(objective.terms()).reduce((sum, term) => sum + term, 0));
  }
  await objective.close();
  return found;
}

function summary(rows: readonly Row[]): object {
  const of = (value: (row: Row) => number | null) =>
    rounded(median(rows.map((row) => value(row) ?? Infinity)));
  const share = (most: number) => rows.filter(({ reached }) => reached === null || reached >= most).length;
  return {
    pairs: rows.length,
    medianFastLoss: of(({ fast }) => fast),
    medianDescentLoss: Object.fromEntries(
      MARKS.map((mark) => [mark, of(({ descent }) => descent[mark] ?? null)]),
    ),
    medianIterationsReached: beyond(of(({ reached }) => reached)),
    pairsThatTakeDescentAtLeast: Object.fromEntries(MARKS.map((mark) => [mark, share(mark)])),
    medianFastSeconds: of(({ fastSeconds }) => fastSeconds),
    medianSecondsToReach: beyond(of(({ secondsToReach }) => secondsToReach)),
    medianTimesAsFast: of(
      ({ fastSeconds, secondsToReach }) => secondsToReach && secondsToReach / fastSeconds,
    ),
    ...(rows.every(({ vgg }) => vgg) && {
      vgg: {
        medianFastLoss: of(({ vgg }) => vgg?.fast ?? null),
        medianDescentLoss: Object.fromEntries(
          MARKS.map((mark) => [mark, of(({ vgg }) => vgg?.descent[mark] ?? null)]),
        ),
      },
    }),
  };
}

function beyond(value: number): number | string {
  return Number.isFinite(value) ? value : 'more than 100 iterations';
}
