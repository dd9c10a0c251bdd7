import { differentiate } from '../graph/index.ts';
import type { View } from '../losses/method.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { openTogether } from '../runtime/together.ts';
import type { WindowPlan } from '../runtime/windows.ts';
import { measureFeeds, type Feeds } from './feeds.ts';
import { openHolding } from './held.ts';
import type { Objective } from './objective.ts';
import { describeView, planFor, type Problem } from './problem.ts';
import { mapValues, sumOf } from './records.ts';
import { openWindowed } from './windowed-objective.ts';

/** A method made ready to run on pictures of one size. */
export interface PictureObjective {
  /** x: 3 · height · width values, NCHW. */
  readonly evaluate: Objective;
  /** The weighted terms of the last evaluation. */
  terms(): Readonly<Record<string, number>>;
  /** What the method holds is looked up anew in the next picture that is evaluated, as it is in the first one. */
  readonly renew: () => void;
  close(): Promise<void>;
}

/** In one piece where memory allows; else window by window, which takes a second forward pass. */
export async function openObjective(
  runtime: Runtime,
  problem: Problem,
  plan = planFor(problem),
): Promise<PictureObjective> {
  const feeds = await measureFeeds(runtime, problem, plan);
  return plan.windows.length > 1
    ? openWindowed(runtime, problem, plan, feeds)
    : openWhole(runtime, problem, plan, feeds[0] ?? {});
}

/** One run gives the terms and the gradient. */
async function openWhole(
  runtime: Runtime,
  problem: Problem,
  plan: WindowPlan,
  feeds: Feeds,
): Promise<PictureObjective> {
  const { method } = problem;
  const termsOf = (view: View) => ({
    ...method.whole(method.statistics(view), view.targets.statistics),
    ...method.local(view),
  });
  const { opened, release } = await openTogether(runtime, (together) =>
    openHolding(together, problem, plan, (view) => {
      const terms = termsOf(view);
      const total = sumOf(terms);
      const [gradient] = differentiate(total, [view.picture]);
      return { ...terms, gradient, total };
    }),
  );
  const view = describeView(problem, plan);
  const terms = termsOf(view);
  let last: Readonly<Record<string, number>> = {};
  return {
    evaluate: async (x) => {
      const found = await opened.run(0, { picture: { data: x, dims: view.picture.shape }, ...feeds });
      last = mapValues(terms, (_, name) => found[name]![0]!);
      return { loss: found.total![0]!, gradient: found.gradient! };
    },
    terms: () => last,
    renew: opened.renew,
    close: release,
  };
}
