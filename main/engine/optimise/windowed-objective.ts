import { differentiate, encode, input, mul, reduceSum } from '../graph/index.ts';
import type { View } from '../losses/method.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { openTogether } from '../runtime/together.ts';
import type { WindowPlan } from '../runtime/windows.ts';
import { statisticFeeds, type Feeds } from './feeds.ts';
import { movesIn } from './free-pixels.ts';
import { openHolding } from './held.ts';
import type { Evaluation } from './objective.ts';
import type { PictureObjective } from './picture-objective.ts';
import { describeStatistics, describeView, type Problem } from './problem.ts';
import { mapValues, sumOf } from './records.ts';
import { openStatistics } from './statistics.ts';
import { addWindow, cut } from './window-arrays.ts';

/**
 * Exact, in bounded memory: the first pass sums the statistics over the windows; a small graph gives the
 * whole-picture terms and their gradient with respect to each statistic; in the second pass each window
 * descends Σ ⟨that gradient, its statistic⟩ + its local terms, whose gradient is its share of the whole.
 */
export async function openWindowed(
  runtime: Runtime,
  problem: Problem,
  plan: WindowPlan,
  feeds: readonly Feeds[],
): Promise<PictureObjective> {
  const { method, width, height } = problem;
  const view = describeView(problem, plan);
  const statistics = method.statistics(view);
  const names = Object.keys(statistics);

  const sums = mapValues(statistics, (value, name) => input(`sum ${name}`, value.shape));
  const whole = method.whole(sums, describeStatistics(problem));
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
  const slopeInputs = mapValues(statistics, (value, name) => input(`slope ${name}`, value.shape));
  const local = Object.keys(method.local(view));
  const descending = (view: View) => {
    const projections = mapValues(method.statistics(view), (value, name) =>
      reduceSum(mul(value, slopeInputs[name]!)),
    );
    const terms = method.local(view);
    const [gradient] = differentiate(sumOf({ ...projections, ...terms }), [view.picture]);
    return { ...terms, gradient };
  };

  const { opened, release } = await openTogether(runtime, async (together) => ({
    first: names.length > 0 ? await openStatistics(together, problem, plan, feeds) : null,
    middle: names.length > 0 ? await together.open(encode(bends), 0) : null,
    second: await openHolding(together, problem, plan, descending),
  }));
  const { first, middle, second } = opened;

  const wanted = statisticFeeds(problem);
  const dims = view.picture.shape;
  const moves = plan.windows.map((window) => movesIn(problem, plan, window));
  /** Each window's local terms. Where no pixel is free they stay what they are, and nobody asks for the gradient. */
  const locals: Record<string, number>[] = [];
  let last: Readonly<Record<string, number>> = {};

  async function evaluate(x: Float32Array): Promise<Evaluation> {
    const totals = Object.entries((await first?.sum(x)) ?? {}).map(([name, sum]) => [`sum ${name}`, sum]);
    const bent = (await middle?.run({ ...wanted, ...(Object.fromEntries(totals) as Feeds) })) ?? {};
    const bends = Object.fromEntries(
      names.map((name) => [`slope ${name}`, { data: bent[`slope ${name}`]!, dims: statistics[name]!.shape }]),
    );
    const gradientSum = new Float32Array(x.length);
    for (const [i, window] of plan.windows.entries()) {
      if (locals[i] && !moves[i]) continue;
      const picture = { data: cut(x, width, height, plan, window), dims };
      const found = await second.run(i, { picture, ...feeds[i], ...bends });
      locals[i] = Object.fromEntries(local.map((name) => [name, found[name]![0]!]));
      addWindow(gradientSum, width, height, found.gradient!, plan, window);
    }
    last = {
      ...mapValues(whole, (_, name) => bent[name]![0]!),
      ...Object.fromEntries(
        local.map((name) => [name, locals.reduce((sum, window) => sum + window[name]!, 0)]),
      ),
    };
    return { loss: Object.values(last).reduce((a, b) => a + b, 0), gradient: gradientSum };
  }

  return { evaluate, terms: () => last, renew: second.renew, close: release };
}
