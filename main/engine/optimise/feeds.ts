import { encode, input, type Array4 } from '../graph/index.ts';
import { stepOf, taps } from '../networks/features.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { Window, WindowPlan } from '../runtime/windows.ts';
import { placesAtTap } from './places.ts';
import { inputNames, sizeAt, workingBytes, type Problem } from './problem.ts';
import { cut, keepCore, maskFeeds, maskOf } from './window-arrays.ts';

export type Feeds = Readonly<Record<string, Array4>>;

/** For each window, all that the method's graphs are fed beside the picture itself. */
export async function measureFeeds(runtime: Runtime, problem: Problem, plan: WindowPlan): Promise<Feeds[]> {
  const places = plan.windows.map((window) => placesFeeds(problem, plan, window));
  const features = await featureFeeds(runtime, problem, plan, places);
  const statistics = statisticFeeds(problem);
  return plan.windows.map((window, i) => ({
    ...(plan.windows.length > 1 && maskFeeds(plan, window)),
    ...places[i],
    ...features[i],
    ...statistics,
  }));
}

/** Statistics wanted are the same in every window. */
export function statisticFeeds({ method }: Problem): Feeds {
  const statistics = Object.entries(method.targets.statistics ?? {});
  return Object.fromEntries(statistics.map(([name, values]) => [inputNames.statistic(name), values]));
}

/** The window's part of the places, at each tap. */
function placesFeeds(problem: Problem, plan: WindowPlan, { left, top }: Window): Feeds {
  const found: Record<string, Array4> = {};
  for (const [name, places] of Object.entries(problem.method.targets.places ?? {})) {
    for (const tap of taps) {
      const [step, [rows, columns], [height, width]] = [stepOf(tap), sizeAt(problem, tap), sizeAt(plan, tap)];
      const corner = { left: left / step, top: top / step };
      const data = cut(placesAtTap(places, problem, tap), columns, rows, { width, height }, corner);
      found[inputNames.places(name, tap)] = { data, dims: [1, 1, height, width] };
    }
  }
  return found;
}

/** The windows' parts of the features wanted, zero outside each window's core, and their power over the whole. */
async function featureFeeds(
  runtime: Runtime,
  problem: Problem,
  plan: WindowPlan,
  placesOf: readonly Feeds[],
): Promise<Feeds[]> {
  const targets = Object.entries(problem.method.targets.features ?? {});
  const found = plan.windows.map((): Record<string, Array4> => ({}));
  for (const picture of new Set(targets.map(([, target]) => target.picture))) {
    const wanted = targets.filter(([, target]) => target.picture === picture);
    const at = input('picture', [1, 3, plan.height, plan.width]);
    const features = problem.network.features(at);
    const session = await runtime.open(
      encode(Object.fromEntries(wanted.map(([name, { tap }]) => [name, features[tap]]))),
      workingBytes(problem, plan),
    );
    try {
      for (const [i, window] of plan.windows.entries()) {
        const data = cut(picture.data, picture.width, picture.height, plan, window);
        const values = await session.run({ picture: { data, dims: at.shape } });
        for (const [name, { tap }] of wanted) {
          const dims = features[tap].shape;
          if (plan.windows.length > 1) keepCore(values[name]!, dims, maskOf(plan, window, tap).data);
          found[i]![inputNames.features(name)] = { data: values[name]!, dims };
        }
      }
    } finally {
      await session.release();
    }
  }
  for (const [name, { tap, places }] of targets) {
    const power = found.reduce((sum, feeds, i) => {
      const weights = places === undefined ? undefined : placesOf[i]![inputNames.places(places, tap)]!.data;
      return sum + powerOf(feeds[inputNames.features(name)]!.data, weights);
    }, 0);
    // Where the network sees nothing at all, the relative loss would be 0 / 0.
    const scalar = { data: Float32Array.of(Math.max(power, 1e-12)), dims: [] };
    for (const feeds of found) feeds[inputNames.power(name)] = scalar;
  }
  return found;
}

/** Σ w·P² over all maps. */
function powerOf(values: Float32Array, weights: Float32Array | undefined): number {
  let power = 0;
  if (!weights) for (const value of values) power += value * value;
  else values.forEach((value, i) => (power += weights[i % weights.length]! * value * value));
  return power;
}
