import { differentiate, encode, input, mul, reduceSum } from '../graph/index.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { Array4 } from '../runtime/session.ts';
import type { WindowPlan } from '../runtime/windows.ts';
import type { Evaluation } from './objective.ts';
import type { PictureObjective } from './picture-objective.ts';
import { describeView, workingBytes, type Problem } from './problem.ts';
import { mapValues, sumOf } from './records.ts';
import { openStatistics } from './statistics.ts';
import { addWindow, cut, maskFeeds } from './window-arrays.ts';

/**
 * Exact, in bounded memory: the first pass sums the statistics over the windows; a small graph gives the
 * whole-picture terms and their gradient with respect to each statistic; in the second pass each window
 * descends Σ ⟨that gradient, its statistic⟩ + its local terms, whose gradient is its share of the whole.
 */
export async function openWindowed(
  runtime: Runtime,
  problem: Problem,
  plan: WindowPlan,
  content: readonly Record<string, Array4>[],
): Promise<PictureObjective> {
  const { method, width, height } = problem;
  const { view, inputs } = describeView(problem, plan);
  const masks = plan.windows.map((window) => maskFeeds(plan, window));
  const statistics = method.statistics(view);
  const names = Object.keys(statistics);

  const sums = mapValues(statistics, (value, name) => input(name, value.shape));
  const whole = method.whole(sums);
  const slopes =
    names.length > 0
      ? differentiate(
          sumOf(whole),
          names.map((name) => sums[name]!),
        )
      : [];
  const bends = {
    ...whole,
    ...Object.fromEntries(names.map((name, i) => [`slope ${name}`, slopes[i]!])),
  };
  const first = names.length > 0 ? await openStatistics(runtime, problem, plan) : null;
  const middle = names.length > 0 ? await runtime.open(encode(bends), 0) : null;

  const slopeInputs = mapValues(statistics, (value, name) => input(`slope ${name}`, value.shape));
  const projections = mapValues(statistics, (value, name) => reduceSum(mul(value, slopeInputs[name]!)));
  const local = method.local(view);
  const [gradient] = differentiate(sumOf({ ...projections, ...local }), [view.picture]);
  const second = await runtime.open(
    encode({ ...local, gradient }, { inputs: [...inputs, ...Object.values(slopeInputs)] }),
    workingBytes(problem, plan),
  );

  const dims = view.picture.shape;
  let last: Record<string, number> = {};

  async function evaluate(x: Float32Array): Promise<Evaluation> {
    const totals = (await first?.sum(x)) ?? {};
    const bent = (await middle?.run(totals)) ?? {};
    const feeds = Object.fromEntries(
      names.map((name) => [`slope ${name}`, { data: bent[`slope ${name}`]!, dims: statistics[name]!.shape }]),
    );
    last = mapValues(whole, (_, name) => bent[name]![0]!);
    for (const name of Object.keys(local)) last[name] = 0;
    const gradientSum = new Float32Array(x.length);
    for (const [i, window] of plan.windows.entries()) {
      const picture = { data: cut(x, width, height, plan, window), dims };
      const found = await second.run({ picture, ...content[i], ...masks[i], ...feeds });
      for (const name of Object.keys(local)) last[name] = (last[name] ?? 0) + found[name]![0]!;
      addWindow(gradientSum, width, height, found.gradient!, plan, window);
    }
    return { loss: Object.values(last).reduce((a, b) => a + b, 0), gradient: gradientSum };
  }

  return {
    evaluate,
    terms: () => last,
    close: async () => {
      for (const part of [first, middle, second]) await part?.release();
    },
  };
}
