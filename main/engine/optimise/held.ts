import { encode, type Value } from '../graph/index.ts';
import type { View } from '../losses/method.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { Session } from '../runtime/session.ts';
import type { WindowPlan } from '../runtime/windows.ts';
import type { Feeds } from './feeds.ts';
import { movesIn } from './free-pixels.ts';
import { describeView, inputNames, workingBytes, type Problem } from './problem.ts';
import { mapValues } from './records.ts';

/** A graph that is run on one window after another, and is given what the method holds. */
export interface HoldingSession {
  /** @param window its place in the plan. */
  run(window: number, feeds: Feeds): ReturnType<Session['run']>;
  /** From here on a look-up is due; windows in which no pixel is free are looked up once. */
  readonly renew: () => void;
}

/**
 * Where a look-up is due, it is part of the same run: the network is gone through once for both.
 * @param graphOf what is computed of a window.
 */
export async function openHolding(
  runtime: Pick<Runtime, 'open'>,
  problem: Problem,
  plan: WindowPlan,
  graphOf: (view: View) => Readonly<Record<string, Value>>,
): Promise<HoldingSession> {
  const view = describeView(problem, plan);
  const bytes = workingBytes(problem, plan);
  const session = await runtime.open(encode(graphOf(view)), bytes);
  const { held } = problem.method;
  if (!held) return { run: (_, feeds) => session.run(feeds), renew: () => undefined };

  const values = held.values({ ...view, held: {} });
  const lookedUp = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [inputNames.held(name), value]),
  );
  const anew = await runtime.open(encode({ ...lookedUp, ...graphOf({ ...view, held: values }) }), bytes);
  const kept: Feeds[] = [];
  const due = new Set(plan.windows.keys());
  return {
    run: async (window, feeds) => {
      if (!due.has(window)) return session.run({ ...feeds, ...kept[window] });
      const found = await anew.run(feeds);
      kept[window] = mapValues(lookedUp, ({ shape }, name) => ({ data: found[name]!, dims: shape }));
      due.delete(window);
      return found;
    },
    renew: () => {
      for (const [i, window] of plan.windows.entries()) if (movesIn(problem, plan, window)) due.add(i);
    },
  };
}
