import { add, differentiate, encode, input, type Array4, type Value } from '../graph/index.ts';
import { tensor, type Parameters, type Weights } from '../networks/weights.ts';
import { adamStep } from '../optimise/adam.ts';
import { checkFinite } from '../runtime/checks.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { writeCheckpoint, type Trained } from './checkpoint.ts';

/** What is trained, on what, and for how long. */
export interface Course {
  /** Weighted terms that are small where the network is good, written with its parameters and with what a batch has. */
  readonly terms: (parameters: Parameters) => Readonly<Record<string, Value>>;
  /**
   * What a step is fed, by the names of the inputs that the terms are made from. The same step is always fed the same, so
   * that a training which was stopped goes on as if it had not been.
   */
  readonly batch: (
    step: number,
  ) => Readonly<Record<string, Array4>> | Promise<Readonly<Record<string, Array4>>>;
  /** Steps in all. */
  readonly steps: number;
  /** Adam's step size at a step, from 1, for the weights of a name. */
  readonly stepSize: (step: number, name: string) => number;
  /** Bytes that a step takes beside the weights, estimated. */
  readonly bytes: number;
}

/** Where a training stands after a step. */
export interface Step {
  /** 1, 2, … */
  readonly step: number;
  /** The terms for the batch of this step, before the weights moved. */
  readonly losses: Readonly<Record<string, number>>;
  /** Their sums, of every step so far. */
  readonly history: readonly number[];
  /** They change with the next step: copy them to keep them. */
  readonly weights: Weights;
  /** What `readCheckpoint` goes on from. */
  readonly checkpoint: () => Uint8Array;
}

const gradientOf = (name: string) => `gradient of ${name}`;
const term = (name: string) => `term ${name}`;

/**
 * Trains the weights of a network by Adam (Kingma & Ba 2015), one batch a step: loss and gradient are one graph, in which
 * the weights are inputs, so that it is built once. Yields after each step.
 * @param start what it goes on from, which changes.
 * @throws UserError bad-result where the loss is no number any more.
 */
export async function* train(
  runtime: Runtime,
  { terms, batch, steps, stepSize, bytes }: Course,
  start: Trained,
): AsyncGenerator<Step, void, void> {
  const { weights, memory } = start;
  const history = [...start.losses];
  const values = new Map([...weights].map(([name, { shape }]) => [name, input(name, shape)] as const));
  const written = terms((name) => {
    // A name that isn't there is told of as one that a file lacks.
    return values.get(name) ?? input(name, tensor(weights, name).shape);
  });
  const total = Object.values(written).reduce((sum, each) => add(sum, each));
  const gradients = differentiate(total, [...values.values()]);
  const model = encode({
    ...Object.fromEntries([...values.keys()].map((name, i) => [gradientOf(name), gradients[i] ?? total])),
    ...Object.fromEntries(Object.entries(written).map(([name, value]) => [term(name), value])),
  });
  const session = await runtime.open(model, bytes);
  try {
    for (let step = start.step + 1; step <= steps; step += 1) {
      const feeds: Record<string, Array4> = { ...(await batch(step)) };
      for (const [name, { data, shape }] of weights) feeds[name] = { data, dims: shape };
      const found = await session.run(feeds);
      const losses = Object.fromEntries(
        Object.keys(written).map((name) => [name, found[term(name)]?.[0] ?? NaN]),
      );
      checkFinite(Float32Array.from(Object.values(losses)), runtime.device.label);
      for (const [name, { data }] of weights) {
        const [gradient, own] = [found[gradientOf(name)], memory.get(name)];
        if (!gradient || !own) throw new Error(`There is no gradient for ${name}.`);
        adamStep(data, gradient, own, step, stepSize(step, name));
      }
      // What a checkpoint holds is what it gives back.
      history.push(Math.fround(Object.values(losses).reduce((sum, each) => sum + each)));
      const checkpoint = () => writeCheckpoint({ step, weights, memory, losses: history });
      yield { step, losses, history, weights, checkpoint };
    }
  } finally {
    await session.release();
  }
}
