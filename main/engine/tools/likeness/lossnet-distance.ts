import type { Planes } from '../../../image/pixels.ts';
import { encode, input, mul, reduceSum, square, sub, type Value } from '../../graph/index.ts';
import type { FeatureNetwork, Tap } from '../../networks/features.ts';
import type { Say } from '../../notes.ts';
import { planNetwork } from '../../optimise/problem.ts';
import { cut, maskFeeds } from '../../optimise/window-arrays.ts';
import { openFooting } from '../../runtime/footing.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import type { WindowPlan } from '../../runtime/windows.ts';

/**
 * How far a picture is from its original to a feature network, 0 for equal ones: for each tap the mean squared
 * difference of their features over the original's mean power, Σ (F − P)² / Σ P², averaged over the taps. In
 * windows where memory asks for it, with the same result; yields after each one.
 * @param picture RGB 0…1, of the original's size, at least 32 pixels on each side.
 * @param say is told where the memory ran out.
 */
export async function* featureDistance(
  runtime: Runtime,
  network: FeatureNetwork,
  picture: Planes,
  original: Planes,
  say: Say,
): AsyncGenerator<{ readonly window: number; readonly of: number }, number, void> {
  const { width, height } = original;
  const footing = openFooting(
    runtime,
    (on, most) => planNetwork({ width, height, network, memoryBudget: on.memoryBudget }, most),
    say,
  );
  for (;;) {
    try {
      return yield* measure(footing.on, network, picture, original, footing.plan);
    } catch (error) {
      await footing.giveWay(error);
    }
  }
}

async function* measure(
  runtime: Runtime,
  network: FeatureNetwork,
  picture: Planes,
  original: Planes,
  plan: WindowPlan,
) {
  const { taps, bytesPerPixel } = network;
  const sums = taps.map((tap) => ({ tap, distance: 0, power: 0 }));
  const session = await runtime.open(describe(network, plan), plan.width * plan.height * bytesPerPixel);
  try {
    for (const [i, window] of plan.windows.entries()) {
      const part = ({ data, width, height }: Planes) => ({
        data: cut(data, width, height, plan, window),
        dims: [1, 3, plan.height, plan.width],
      });
      const masks = plan.windows.length > 1 ? maskFeeds(plan, window) : {};
      const found = await session.run({ picture: part(picture), original: part(original), ...masks });
      for (const sum of sums) {
        sum.distance += found[`distance ${sum.tap}`]?.[0] ?? NaN;
        sum.power += found[`power ${sum.tap}`]?.[0] ?? NaN;
      }
      yield { window: i + 1, of: plan.windows.length };
    }
  } finally {
    await session.release();
  }
  // Where the network sees nothing at all in the original, 0 / 0 would be no number.
  return (
    sums.reduce((total, { distance, power }) => total + distance / Math.max(power, 1e-12), 0) / taps.length
  );
}

/** The model of one window: both pictures in, both sums of each tap out. */
function describe({ taps, features }: FeatureNetwork, { width, height, windows }: WindowPlan): Uint8Array {
  const picture = input('picture', [1, 3, height, width]);
  const original = input('original', [1, 3, height, width]);
  const [own, wanted] = [features(picture), features(original)];
  const masks: Value[] = [];
  const sums: Record<string, Value> = {};
  for (const tap of taps) {
    const inCore = windows.length > 1 ? maskOf(tap, wanted[tap], masks) : (value: Value) => value;
    sums[`distance ${tap}`] = sumAll(inCore(square(sub(own[tap], wanted[tap]))));
    sums[`power ${tap}`] = sumAll(inCore(square(wanted[tap])));
  }
  return encode(sums, { inputs: [picture, original, ...masks] });
}

function maskOf(tap: Tap, { shape }: Value, masks: Value[]): (value: Value) => Value {
  const mask = input(`mask ${tap}`, [1, 1, shape[2] ?? 0, shape[3] ?? 0]);
  masks.push(mask);
  return (value) => mul(value, mask);
}

/** Row by row first: adding millions of float32 one after the other lost up to 8 in 10 000 of the sum. */
function sumAll(value: Value): Value {
  return reduceSum(reduceSum(value, [3]));
}
