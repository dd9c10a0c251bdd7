import type { Planes } from '../../image/pixels.ts';
import { encode } from '../graph/index.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { Array4 } from '../runtime/session.ts';
import type { WindowPlan } from '../runtime/windows.ts';
import { describeView, planFor, workingBytes, type Problem } from './problem.ts';
import { mapValues } from './records.ts';
import { addTo, cut, maskFeeds } from './window-arrays.ts';

/** The method's statistics of a picture, over however many windows it takes: name → tensor. */
export async function measureStatistics(
  runtime: Runtime,
  problem: Problem,
  picture: Planes,
): Promise<Record<string, Array4>> {
  const statistics = await openStatistics(runtime, problem, planFor(problem));
  const found = await statistics.sum(picture.data);
  await statistics.release();
  return found;
}

/** The method's statistics, summed over the windows of one picture after another. */
export async function openStatistics(runtime: Runtime, problem: Problem, plan: WindowPlan) {
  const { width, height, method } = problem;
  const { view, masks } = describeView(problem, plan);
  const statistics = method.statistics(view);
  const session = await runtime.open(
    encode(statistics, { inputs: [view.picture, ...masks] }),
    workingBytes(problem, plan),
  );
  const feeds = masks.length > 0 ? plan.windows.map((window) => maskFeeds(plan, window)) : [];
  return {
    async sum(x: Float32Array): Promise<Record<string, Array4>> {
      const sums = mapValues(statistics, ({ shape }) => ({
        data: new Float32Array(shape.reduce((a, b) => a * b, 1)),
        dims: shape,
      }));
      for (const [i, window] of plan.windows.entries()) {
        const picture = { data: cut(x, width, height, plan, window), dims: view.picture.shape };
        const found = await session.run({ picture, ...feeds[i] });
        for (const [name, { data }] of Object.entries(sums)) addTo(data, found[name]!);
      }
      return sums;
    },
    release: () => session.release(),
  };
}
