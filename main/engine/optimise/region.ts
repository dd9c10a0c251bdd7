import type { Planes } from '../../image/pixels.ts';
import { encode, input, type Array4 } from '../graph/index.ts';
import { stepOf, type FeatureNetwork, type Tap } from '../networks/features.ts';
import type { Say } from '../notes.ts';
import { openFooting, withinMemory } from '../runtime/footing.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { WindowPlan } from '../runtime/windows.ts';
import { GRID, planNetwork } from './problem.ts';
import { cut } from './window-arrays.ts';

/** A part of a picture, in pixels; `right` and `bottom` lie outside. */
export interface Region {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Features of a part of a picture. */
export interface RegionFeatures extends Array4 {
  /** Which position of the whole picture's features the first one is. */
  readonly left: number;
  readonly top: number;
}

/**
 * A picture's features at every position that has a pixel in the region: each is what it is in the whole picture,
 * because as much around the region is looked at as the network sees. In windows where memory asks for it.
 * @param say is told where the memory ran out.
 */
export async function measureRegion(
  runtime: Runtime,
  network: FeatureNetwork,
  picture: Planes,
  region: Region,
  taps: readonly Tap[],
  say: Say,
): Promise<Record<string, RegionFeatures>> {
  const seen = widen(region, network.reach, picture);
  const size = { width: seen.right - seen.left, height: seen.bottom - seen.top };
  const data = cut(picture.data, picture.width, picture.height, size, seen);
  const footing = openFooting(
    runtime,
    (on, most) => planNetwork({ ...size, network, memoryBudget: on.memoryBudget }, most),
    say,
  );
  return withinMemory(footing, (on, plan) =>
    measure(
      on,
      network,
      { seen: { ...size, data, left: seen.left, top: seen.top }, picture, region, taps },
      plan,
    ),
  );
}

interface Asked {
  /** What has to be seen, and where it lies in the picture. */
  readonly seen: Planes & { readonly left: number; readonly top: number };
  readonly picture: Planes;
  readonly region: Region;
  readonly taps: readonly Tap[];
}

async function measure(
  runtime: Runtime,
  network: FeatureNetwork,
  { seen, picture, region, taps }: Asked,
  plan: WindowPlan,
): Promise<Record<string, RegionFeatures>> {
  const at = input('picture', [1, 3, plan.height, plan.width]);
  const features = network.features(at);
  const found = taps.map((tap) => ({
    tap,
    part: emptyPart(region, picture, tap, features[tap].shape[1] ?? 0),
  }));
  const session = await runtime.open(
    encode(Object.fromEntries(taps.map((tap) => [tap, features[tap]]))),
    plan.width * plan.height * network.bytesPerPixel,
  );
  try {
    for (const window of plan.windows) {
      const data = cut(seen.data, seen.width, seen.height, plan, window);
      const values = await session.run({ picture: { data, dims: at.shape } });
      for (const { tap, part } of found) {
        const step = stepOf(tap);
        const onTap = (edge: number) => Math.ceil(edge / step);
        const [left, top] = [(seen.left + window.left) / step, (seen.top + window.top) / step];
        copyPositions({ data: values[tap]!, dims: features[tap].shape, left, top }, part, {
          left: onTap(seen.left + window.core.left),
          top: onTap(seen.top + window.core.top),
          right: onTap(seen.left + window.core.right),
          bottom: onTap(seen.top + window.core.bottom),
        });
      }
    }
  } finally {
    await session.release();
  }
  return Object.fromEntries(found.map(({ tap, part }) => [tap, part]));
}

/** The region and what has to be seen around it, on the grid, inside the picture. */
function widen(region: Region, reach: number, { width, height }: Planes): Region {
  const from = (edge: number) => Math.max(0, Math.floor((edge - reach) / GRID) * GRID);
  const to = (edge: number, end: number) => Math.min(end, Math.ceil((edge + reach) / GRID) * GRID);
  return {
    left: from(region.left),
    top: from(region.top),
    right: to(region.right, width),
    bottom: to(region.bottom, height),
  };
}

function emptyPart(region: Region, { width, height }: Planes, tap: Tap, maps: number): RegionFeatures {
  const step = stepOf(tap);
  const [left, top] = [Math.floor(region.left / step), Math.floor(region.top / step)];
  // Where the sides are no multiples, the last pixels belong to no position.
  const columns = Math.min(Math.ceil(region.right / step), Math.floor(width / step)) - left;
  const rows = Math.min(Math.ceil(region.bottom / step), Math.floor(height / step)) - top;
  return { data: new Float32Array(maps * rows * columns), dims: [1, maps, rows, columns], left, top };
}

/** Copies the positions within `bounds` that both have. */
function copyPositions(from: RegionFeatures, to: RegionFeatures, bounds: Region): void {
  const [, maps = 0, fromRows = 0, fromColumns = 0] = from.dims;
  const [, , toRows = 0, toColumns = 0] = to.dims;
  const left = Math.max(from.left, to.left, bounds.left);
  const right = Math.min(from.left + fromColumns, to.left + toColumns, bounds.right);
  const top = Math.max(from.top, to.top, bounds.top);
  const bottom = Math.min(from.top + fromRows, to.top + toRows, bounds.bottom);
  for (let map = 0; map < maps; map += 1) {
    for (let y = top; y < bottom; y += 1) {
      const at = (map * fromRows + y - from.top) * fromColumns - from.left;
      const onto = (map * toRows + y - to.top) * toColumns - to.left;
      if (left < right) to.data.set(from.data.subarray(at + left, at + right), onto + left);
    }
  }
}
