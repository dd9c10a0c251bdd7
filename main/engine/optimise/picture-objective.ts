import { add, differentiate, encode, input, mul, reduceSum, type Value } from '../graph/index.ts';
import type { Planes } from '../image/pixels.ts';
import { stepOf, taps, type FeatureNetwork, type Features, type Tap } from '../networks/features.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { Array4, Session } from '../runtime/session.ts';
import type { Method, View } from './method.ts';
import type { Evaluation, Objective } from './objective.ts';
import { planWindows, type Window, type WindowPlan } from './windows.ts';

/** A method made ready to run on pictures of one size. */
export interface PictureObjective {
  /** x: 3 · height · width values, NCHW. */
  readonly evaluate: Objective;
  /** The weighted terms of the last evaluation. */
  terms(): Readonly<Record<string, number>>;
  close(): Promise<void>;
}

export interface Problem {
  readonly width: number;
  readonly height: number;
  readonly network: FeatureNetwork;
  readonly method: Method;
  /** The photo whose content is kept; needed where the method has a content tap. */
  readonly photo: Planes | null;
  /** Bytes the computation may take; larger pictures are computed in windows. */
  readonly memoryBudget: number;
}

type Floats = Readonly<Record<string, Float32Array>>;
type Feeds = Record<string, Array4>;

/** The picture in one window: one run gives the terms and the gradient. Else: window by window, twice. */
export async function openObjective(runtime: Runtime, problem: Problem): Promise<PictureObjective> {
  const plan = planFor(problem);
  const content = await contentFeeds(runtime, problem, plan);
  return plan.windows.length === 1
    ? openWhole(runtime, problem, plan, content)
    : openWindows(runtime, problem, plan, content);
}

async function openWhole(
  runtime: Runtime,
  problem: Problem,
  plan: WindowPlan,
  content: readonly Feeds[],
): Promise<PictureObjective> {
  const { method } = problem;
  const { view, inputs } = describeView(problem, plan);
  const terms = { ...method.whole(method.statistics(view)), ...method.local(view) };
  const total = sum(terms);
  const [gradient] = differentiate(total, [view.picture]);
  const session = await runtime.open(encode({ ...terms, gradient: gradient as Value, total }, { inputs }));
  const dims = view.picture.shape;
  let last: Floats = {};
  return {
    evaluate: async (x) => {
      last = await session.run({ picture: { data: x, dims }, ...content[0] });
      return { loss: number(last, 'total'), gradient: last['gradient'] as Float32Array };
    },
    terms: () => Object.fromEntries(Object.keys(terms).map((name) => [name, number(last, name)])),
    close: () => session.release(),
  };
}

/**
 * Exact, in bounded memory: the first pass sums the statistics over the windows; a small graph gives the
 * whole-picture terms and their gradient with respect to each statistic; in the second pass each window
 * descends Σ ⟨that gradient, its statistic⟩ + its local terms, whose gradient is its share of the whole.
 */
async function openWindows(
  runtime: Runtime,
  problem: Problem,
  plan: WindowPlan,
  content: readonly Feeds[],
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
          sum(whole),
          names.map((name) => sums[name] as Value),
        )
      : [];
  const bends = {
    ...whole,
    ...Object.fromEntries(names.map((name, i) => [`slope ${name}`, slopes[i] as Value])),
  };
  const first = names.length > 0 ? await openStatistics(runtime, problem, plan) : null;
  const middle = names.length > 0 ? await runtime.open(encode(bends)) : null;

  const slopeInputs = mapValues(statistics, (value, name) => input(`slope ${name}`, value.shape));
  const projections = mapValues(statistics, (value, name) =>
    reduceSum(mul(value, slopeInputs[name] as Value)),
  );
  const local = method.local(view);
  const [gradient] = differentiate(sum({ ...projections, ...local }), [view.picture]);
  const second = await runtime.open(
    encode({ ...local, gradient: gradient as Value }, { inputs: [...inputs, ...Object.values(slopeInputs)] }),
  );

  const dims = view.picture.shape;
  let last: Record<string, number> = {};

  async function evaluate(x: Float32Array): Promise<Evaluation> {
    const totals = (await first?.sum(x)) ?? {};
    const bent = (await middle?.run(totals)) ?? {};
    const feeds = Object.fromEntries(
      names.map((name) => [
        `slope ${name}`,
        { data: bent[`slope ${name}`] as Float32Array, dims: (statistics[name] as Value).shape },
      ]),
    );
    last = mapValues(whole, (_, name) => number(bent, name));
    for (const name of Object.keys(local)) last[name] = 0;
    const gradientSum = new Float32Array(x.length);
    for (const [i, window] of plan.windows.entries()) {
      const picture = { data: cut(x, width, height, plan, window), dims };
      const found = await second.run({ picture, ...content[i], ...masks[i], ...feeds });
      for (const name of Object.keys(local)) last[name] = (last[name] ?? 0) + number(found, name);
      addWindow(gradientSum, width, height, found['gradient'] as Float32Array, plan, window);
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

/** The method's statistics of a picture, over however many windows it takes: name → tensor. */
export async function measureStatistics(
  runtime: Runtime,
  problem: Problem,
  picture: Planes,
): Promise<Record<string, Array4>> {
  const statistics = await openStatistics(runtime, problem, planFor(problem));
  const found = await statistics.sum(picture.data);
  await statistics.release();
  return found;
}

async function openStatistics(runtime: Runtime, problem: Problem, plan: WindowPlan) {
  const { width, height, method } = problem;
  const { view, masks } = describeView(problem, plan);
  const statistics = method.statistics(view);
  const session = await runtime.open(encode(statistics, { inputs: [view.picture, ...masks] }));
  const feeds = masks.length > 0 ? plan.windows.map((window) => maskFeeds(plan, window)) : [];
  return {
    async sum(x: Float32Array): Promise<Record<string, Array4>> {
      const sums = mapValues(statistics, ({ shape }) => ({
        data: new Float32Array(shape.reduce((a, b) => a * b, 1)),
        dims: shape,
      }));
      for (const [i, window] of plan.windows.entries()) {
        const picture = { data: cut(x, width, height, plan, window), dims: view.picture.shape };
        const found = await session.run({ picture, ...feeds[i] });
        for (const [name, { data }] of Object.entries(sums)) addTo(data, found[name] as Float32Array);
      }
      return sums;
    },
    release: () => session.release(),
  };
}

function planFor({ width, height, network, memoryBudget }: Problem): WindowPlan {
  return planWindows(width, height, network.reach, stepOf('relu5_1'), memoryBudget / network.bytesPerPixel);
}

/** The graph's inputs for one window, and the view a method is written on. */
function describeView(problem: Problem, plan: WindowPlan): { view: View; inputs: Value[]; masks: Value[] } {
  const { network, method, width, height } = problem;
  const whole = plan.windows.length === 1;
  const picture = input('picture', [1, 3, plan.height, plan.width]);
  const plain = network.features(picture);
  const masks = mapTaps((tap) => {
    const step = stepOf(tap);
    return input(`mask ${tap}`, [1, 1, Math.floor(plan.height / step), Math.floor(plan.width / step)]);
  });
  const features = whole ? plain : mapTaps((tap) => mul(plain[tap], masks[tap]));
  const maskInputs = whole ? [] : taps.map((tap) => masks[tap]);
  const content = method.contentTap && {
    features: input('photo', plain[method.contentTap].shape),
    power: input('photo power', []),
  };
  return {
    view: {
      picture,
      features,
      positions: mapTaps((tap) => Math.floor(height / stepOf(tap)) * Math.floor(width / stepOf(tap))),
      content,
      share: whole ? undefined : { mask: masks.relu1_1, width, height },
    },
    inputs: [picture, ...(content ? [content.features, content.power] : []), ...maskInputs],
    masks: maskInputs,
  };
}

/** For each window, the photo's features at the content tap and Σ P² over the whole photo. */
async function contentFeeds(runtime: Runtime, problem: Problem, plan: WindowPlan): Promise<Feeds[]> {
  const { photo, network, method } = problem;
  const { contentTap } = method;
  if (!contentTap) return plan.windows.map(() => ({}));
  if (!photo) throw new Error('A method with a content term needs a photo.');
  const picture = input('picture', [1, 3, plan.height, plan.width]);
  const target = network.features(picture)[contentTap];
  const session = await runtime.open(encode({ target }));
  const found: Float32Array[] = [];
  for (const window of plan.windows) {
    const data = cut(photo.data, photo.width, photo.height, plan, window);
    const values = (await session.run({ picture: { data, dims: picture.shape } }))['target'] as Float32Array;
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

function maskFeeds(plan: WindowPlan, window: Window): Feeds {
  return Object.fromEntries(taps.map((tap) => [`mask ${tap}`, maskOf(plan, window, tap)]));
}

/** (1, 1, h, w) at the tap: 1 for the positions in the window's core. */
function maskOf(plan: WindowPlan, { left, top, core }: Window, tap: Tap): Array4 {
  const step = stepOf(tap);
  const [height, width] = [Math.floor(plan.height / step), Math.floor(plan.width / step)];
  const data = new Float32Array(height * width);
  const inside = (at: number, from: number, to: number) => at * step >= from && at * step < to;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (inside(y, core.top - top, core.bottom - top) && inside(x, core.left - left, core.right - left)) {
        data[y * width + x] = 1;
      }
    }
  }
  return { data, dims: [1, 1, height, width] };
}

function keepCore(values: Float32Array, shape: readonly number[], mask: Float32Array): void {
  const maps = shape[1] ?? 0;
  for (let map = 0; map < maps; map += 1) {
    for (let i = 0; i < mask.length; i += 1) {
      const at = map * mask.length + i;
      values[at] = (values[at] as number) * (mask[i] as number);
    }
  }
}

/** The window's part of three planes. */
function cut(
  planes: Float32Array,
  width: number,
  height: number,
  size: WindowPlan,
  at: Window,
): Float32Array {
  if (size.width === width && size.height === height) return planes;
  const out = new Float32Array(3 * size.width * size.height);
  for (let row = 0; row < 3 * size.height; row += 1) {
    const plane = Math.floor(row / size.height);
    const from = (plane * height + at.top + (row % size.height)) * width + at.left;
    out.set(planes.subarray(from, from + size.width), row * size.width);
  }
  return out;
}

function addWindow(
  planes: Float32Array,
  width: number,
  height: number,
  part: Float32Array,
  size: WindowPlan,
  at: Window,
): void {
  for (let row = 0; row < 3 * size.height; row += 1) {
    const plane = Math.floor(row / size.height);
    const to = (plane * height + at.top + (row % size.height)) * width + at.left;
    addTo(planes.subarray(to, to + size.width), part.subarray(row * size.width, (row + 1) * size.width));
  }
}

function addTo(to: Float32Array, from: Float32Array): void {
  for (let i = 0; i < to.length; i += 1) to[i] = (to[i] as number) + (from[i] as number);
}

function sum(values: Readonly<Record<string, Value>>): Value {
  const [first, ...rest] = Object.values(values);
  if (!first) throw new Error('A loss needs at least one term.');
  return rest.reduce((total, value) => add(total, value), first);
}

function number(values: Floats, name: string): number {
  return values[name]?.[0] ?? NaN;
}

function mapTaps<T>(make: (tap: Tap) => T): Record<Tap, T> {
  return Object.fromEntries(taps.map((tap) => [tap, make(tap)])) as Record<Tap, T>;
}

function mapValues<V, T>(
  record: Readonly<Record<string, V>>,
  make: (value: V, key: string) => T,
): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, make(value, key)]));
}
