import type { Planes } from '../../image/pixels.ts';
import { encode, type Array4 } from '../graph/index.ts';
import type { Say } from '../notes.ts';
import { openFooting, withinMemory } from '../runtime/footing.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { WindowPlan } from '../runtime/windows.ts';
import { measureFeeds, type Feeds } from './feeds.ts';
import { movesIn } from './free-pixels.ts';
import { describeView, planFor, workingBytes, type Problem } from './problem.ts';
import { mapValues } from './records.ts';
import { addTo, cut } from './window-arrays.ts';

/**
 * The method's statistics of a picture, over however many windows it takes: name → tensor.
 * @param say is told where the memory ran out.
 */
export async function measureStatistics(
  runtime: Runtime,
  problem: Problem,
  picture: Planes,
  say: Say,
): Promise<Record<string, Array4>> {
  const footing = openFooting(runtime, (_, most) => planFor(problem, most), say);
  return withinMemory(footing, async (on, plan) => {
    const feeds = await measureFeeds(on, problem, plan);
    const statistics = await openStatistics(on, problem, plan, feeds);
    try {
      return await statistics.sum(picture.data);
    } finally {
      await statistics.release();
    }
  });
}

/**
 * The method's statistics, summed over the windows of one picture after another; windows in which no pixel is free
 * are computed for the first picture only.
 */
export async function openStatistics(
  runtime: Pick<Runtime, 'open'>,
  problem: Problem,
  plan: WindowPlan,
  feeds: readonly Feeds[],
) {
  const { width, height, method } = problem;
  const view = describeView(problem, plan);
  const statistics = method.statistics(view);
  const session = await runtime.open(encode(statistics), workingBytes(problem, plan));
  const moves = plan.windows.map((window) => movesIn(problem, plan, window));
  let still: Record<string, Array4> | null = null;

  /** @param to is added to. */
  async function addWindows(to: Record<string, Array4>, x: Float32Array, moving: boolean): Promise<void> {
    for (const [i, window] of plan.windows.entries()) {
      if (moves[i] !== moving) continue;
      const picture = { data: cut(x, width, height, plan, window), dims: view.picture.shape };
      const found = await session.run({ picture, ...feeds[i] });
      for (const [name, { data }] of Object.entries(to)) addTo(data, found[name]!);
    }
  }

  return {
    async sum(x: Float32Array): Promise<Record<string, Array4>> {
      if (!still) {
        still = mapValues(statistics, ({ shape }) => ({
          data: new Float32Array(shape.reduce((a, b) => a * b, 1)),
          dims: shape,
        }));
        await addWindows(still, x, false);
      }
      const sums = mapValues(still, ({ data, dims }) => ({ data: data.slice(), dims }));
      await addWindows(sums, x, true);
      return sums;
    },
    release: () => session.release(),
  };
}
