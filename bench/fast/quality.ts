import type { FeatureNetwork } from '../../main/engine/networks/features.ts';
import { loadShipped, shippedStyle } from '../../main/engine/networks/shipped-style.ts';
import type { Runtime } from '../../main/engine/runtime/runtime.ts';
import { sizeForLevel } from '../../main/engine/tools/restyle/method.ts';
import type { Planes } from '../../main/image/pixels.ts';
import { lossBy, openLoss, vggHead } from '../restyle/loss.ts';
import { median, rounded } from '../statistics.ts';
import { descent, lossOf, MARKS, problemOf } from './descent.ts';
import { heldOutPhotos, restyled, shippedStyles, unseenPaintings, within, type Named } from './pictures.ts';

/** The longer side, of both. */
const SIZE = 320;

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
  const judge = await vggHead();
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
  const problem = await problemOf(runtime, small, style.picture);
  const learnt = shippedStyle(await loadShipped(runtime), style.name);
  await restyled(runtime, small, style.picture, learnt);
  const start = performance.now();
  const painted = await restyled(runtime, small, style.picture, learnt);
  const fastSeconds = (performance.now() - start) / 1000;
  const fast = await lossOf(runtime, problem, painted);

  const began = performance.now();
  const byDescent: Record<string, number> = {};
  const kept: Record<string, Planes> = {};
  let [reached, secondsToReach] = [null as number | null, null as number | null];
  for await (const { iteration, least, picture } of descent(runtime, problem, small)) {
    if (reached === null && least <= fast) {
      reached = iteration;
      secondsToReach = rounded((performance.now() - began) / 1000);
    }
    if (MARKS.some((mark) => mark === iteration)) {
      byDescent[iteration] = rounded(least);
      kept[iteration] = { ...picture, data: picture.data.map((value) => Math.min(1, Math.max(0, value))) };
    }
  }
  const names = { photo: photo.name, style: style.name };
  const byVgg = judge && (await judged(runtime, judge, small, style.picture, { fast: painted, ...kept }));
  return {
    ...{ ...names, fast: rounded(fast), descent: byDescent },
    ...{ reached, fastSeconds: rounded(fastSeconds), secondsToReach },
    vgg: byVgg && {
      fast: byVgg.fast ?? NaN,
      descent: Object.fromEntries(MARKS.map((mark) => [mark, byVgg[mark] ?? NaN])),
    },
  };
}

async function judged(
  runtime: Runtime,
  network: FeatureNetwork,
  photo: Planes,
  painting: Planes,
  pictures: Readonly<Record<string, Planes>>,
): Promise<Record<string, number>> {
  const objective = await openLoss(runtime, network, photo, sizeForLevel(painting, photo, 1), 'relu3_1');
  const found: Record<string, number> = {};
  for (const [name, picture] of Object.entries(pictures))
    found[name] = rounded(await lossBy(objective, picture));
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
