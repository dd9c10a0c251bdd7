import { encode, input } from '../graph/index.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { Array4 } from '../runtime/session.ts';
import type { WindowPlan } from '../runtime/windows.ts';
import { workingBytes, type Problem } from './problem.ts';
import { cut, keepCore, maskOf } from './window-arrays.ts';

/** For each window, the photo's features at the content tap and Σ P² over the whole photo. */
export async function contentFeeds(
  runtime: Runtime,
  problem: Problem,
  plan: WindowPlan,
): Promise<Record<string, Array4>[]> {
  const { photo, network, method } = problem;
  const { contentTap } = method;
  if (!contentTap) return plan.windows.map(() => ({}));
  if (!photo) throw new Error('A method with a content term needs a photo.');
  const picture = input('picture', [1, 3, plan.height, plan.width]);
  const target = network.features(picture)[contentTap];
  const session = await runtime.open(encode({ target }), workingBytes(problem, plan));
  const found: Float32Array[] = [];
  for (const window of plan.windows) {
    const data = cut(photo.data, photo.width, photo.height, plan, window);
    const values = (await session.run({ picture: { data, dims: picture.shape } })).target!;
    if (plan.windows.length > 1) keepCore(values, target.shape, maskOf(plan, window, contentTap).data);
    found.push(values);
  }
  await session.release();
  let power = 0;
  for (const values of found) for (const value of values) power += value * value;
  // A photo of which the network sees nothing at all would make the relative loss 0 / 0.
  const scalar = { data: Float32Array.of(Math.max(power, 1e-12)), dims: [] };
  return found.map((data) => ({ photo: { data, dims: target.shape }, 'photo power': scalar }));
}
