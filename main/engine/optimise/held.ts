import { encode } from '../graph/index.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { WindowPlan } from '../runtime/windows.ts';
import type { Feeds } from './feeds.ts';
import { movesIn } from './free-pixels.ts';
import { describeView, inputNames, workingBytes, type Problem } from './problem.ts';
import { cut } from './window-arrays.ts';

/** What a method holds, looked up and kept for each window. */
export interface HeldFeeds {
  /** What each window's graph is fed, by the window's place in the plan; looked up in `x` where that is due. */
  at(x: Float32Array): Promise<(window: number) => Feeds>;
  /** From here on a look-up is due. */
  readonly renew: () => void;
}

/** Windows in which no pixel is free are looked up once. */
export async function openHeld(
  runtime: Pick<Runtime, 'open'>,
  problem: Problem,
  plan: WindowPlan,
  feeds: readonly Feeds[],
): Promise<HeldFeeds> {
  const { width, height, method } = problem;
  if (!method.held) return { at: () => Promise.resolve(() => ({})), renew: () => undefined };
  const view = describeView(problem, plan);
  const values = method.held.values({ ...view, held: {} });
  const session = await runtime.open(encode(values), workingBytes(problem, plan));
  const held: Feeds[] = [];
  let due = true;

  async function lookUp(x: Float32Array, i: number): Promise<Feeds> {
    const picture = { data: cut(x, width, height, plan, plan.windows[i]!), dims: view.picture.shape };
    const found = await session.run({ picture, ...feeds[i] });
    return Object.fromEntries(
      Object.entries(values).map(([name, { shape }]) => [
        inputNames.held(name),
        { data: found[name]!, dims: shape },
      ]),
    );
  }

  return {
    at: async (x) => {
      for (const [i, window] of plan.windows.entries()) {
        if (!held[i] || (due && movesIn(problem, plan, window))) held[i] = await lookUp(x, i);
      }
      due = false;
      return (window) => held[window] ?? {};
    },
    renew: () => void (due = true),
  };
}
