import { input, mul, pixelsOfLargest, type Value } from '../graph/index.ts';
import type { Method, View, ViewPlaces, ViewTargets } from '../losses/method.ts';
import { taps, stepOf, type FeatureNetwork, type Features, type Tap } from '../networks/features.ts';
import { planWindows, type WindowPlan } from '../runtime/windows.ts';
import type { FreePixels } from './free-pixels.ts';
import { totalsAtTaps } from './places.ts';
import { mapValues } from './records.ts';

/** Windows start on its multiples: the step of the deepest features. */
export const GRID = stepOf('relu5_1');

export interface Problem {
  readonly width: number;
  readonly height: number;
  readonly network: FeatureNetwork;
  readonly method: Method;
  /** Which pixels may change; all of them where it is left out. */
  readonly free?: FreePixels;
  /** Bytes the computation may take; larger pictures are computed in windows. */
  readonly memoryBudget: number;
}

/**
 * How many windows the memory asks for.
 * @param most pixels of one window, where that is less.
 */
export function planFor(problem: Problem, most?: number): WindowPlan {
  return planNetwork(problem, most, problem.method.border);
}

/**
 * Windows on which a network's features fit the memory, with no tensor larger than may be; each sees as far around its
 * core as the network does, and the border further.
 */
export function planNetwork(
  { width, height, network, memoryBudget }: Omit<Problem, 'method'>,
  most = Infinity,
  border = 0,
): WindowPlan {
  const features = (side: number) => Object.values(network.features(input('picture', [1, 3, side, side])));
  const pixels = Math.min(memoryBudget / network.bytesPerPixel, pixelsOfLargest(features, 4 * GRID), most);
  return planWindows(width, height, network.reach + border, GRID, pixels);
}

/** What running one window takes. */
export function workingBytes({ network }: Problem, { width, height }: WindowPlan): number {
  return width * height * network.bytesPerPixel;
}

/** What the graphs' inputs are called; `feeds.ts` feeds them. */
export const inputNames = {
  mask: (tap: Tap) => `mask ${tap}`,
  features: (target: string) => `features ${target}`,
  power: (target: string) => `power ${target}`,
  statistic: (target: string) => `statistic ${target}`,
  places: (target: string, tap: Tap) => `places ${target} ${tap}`,
  held: (name: string) => `held ${name}`,
};

/** The view of one window that a method is written on; what is given to it are the graphs' inputs. */
export function describeView(problem: Problem, plan: WindowPlan): View {
  const { network, width, height } = problem;
  const whole = plan.windows.length === 1;
  const picture = input('picture', [1, 3, plan.height, plan.width]);
  const surroundings = network.features(picture);
  const own = whole ? undefined : mapTaps((tap) => input(inputNames.mask(tap), [1, 1, ...sizeAt(plan, tap)]));
  const view: View = {
    picture,
    surroundings,
    features: own ? maskFeatures(surroundings, own) : surroundings,
    own,
    positions: mapTaps((tap) => sizeAt(problem, tap).reduce((a, b) => a * b)),
    targets: describeTargets(problem, plan, surroundings),
    held: {},
    share: own && { mask: own.relu1_1, width, height },
  };
  const held = problem.method.held?.values(view) ?? {};
  return { ...view, held: mapValues(held, ({ shape }, name) => input(inputNames.held(name), shape)) };
}

function describeTargets(problem: Problem, plan: WindowPlan, features: Features): ViewTargets {
  const { targets } = problem.method;
  return {
    features: mapValues(targets.features ?? {}, ({ tap }, name) => ({
      features: input(inputNames.features(name), features[tap].shape),
      power: input(inputNames.power(name), []),
    })),
    statistics: describeStatistics(problem),
    places: mapValues(targets.places ?? {}, (places, name): ViewPlaces => ({
      at: mapTaps((tap) => input(inputNames.places(name, tap), [1, 1, ...sizeAt(plan, tap)])),
      total: totalsAtTaps(places, problem),
    })),
  };
}

/** The method's statistics that are the same in every window, as inputs. */
export function describeStatistics({ method }: Problem): Record<string, Value> {
  return mapValues(method.targets.statistics ?? {}, ({ dims }, name) =>
    input(inputNames.statistic(name), dims),
  );
}

/** Rows and columns of positions at a tap. */
export function sizeAt({ width, height }: { width: number; height: number }, tap: Tap): [number, number] {
  return [Math.floor(height / stepOf(tap)), Math.floor(width / stepOf(tap))];
}

function maskFeatures(features: Features, masks: Readonly<Record<Tap, Value>>): Features {
  return mapValues(features, (value, tap) => mul(value, masks[tap as Tap])) as Features;
}

export function mapTaps<T>(make: (tap: Tap) => T): Record<Tap, T> {
  return Object.fromEntries(taps.map((tap) => [tap, make(tap)])) as Record<Tap, T>;
}
