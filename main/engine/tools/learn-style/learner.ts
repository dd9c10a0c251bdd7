import { randomSource } from '../../../image/noise.ts';
import { add, constant, mul, type Value } from '../../graph/index.ts';
import type { LearntStyle } from '../../networks/learnt-style.ts';
import type { Shipped } from '../../networks/shipped-style.ts';
import { predictCode } from '../../networks/style-predictor.ts';
import { transform, transformShapes, type StyleTransform } from '../../networks/transform.ts';
import { tensor, type Parameters, type Weights } from '../../networks/weights.ts';

/** What is trained of a style, and how a picture is painted by it. */
export interface Learner {
  /** What is trained, as it is at the beginning: offset and slope of the code, and the weights of a network of its own. */
  readonly start: Weights;
  /** The network, and the code for a knob, [1, 1]: made of what is trained as values. */
  readonly painter: (trained: Parameters) => {
    readonly network: StyleTransform;
    readonly code: (knob: Value) => Value;
  };
  /** What was learnt, by what is trained as it stands. */
  readonly learnt: (trained: Weights) => Pick<LearntStyle, 'offset' | 'slope' | 'network'>;
}

type Code = Pick<LearntStyle, 'offset' | 'slope'>;
type Own = Extract<LearntStyle['network'], { kind: 'own' }>;

/**
 * The code is trained, for the network that ships: what is predicted of the painting stays as it is, and what is learnt is
 * added to it.
 * @param statistics [1, n], what the predictor sees of the painting.
 */
export function learnCode(
  { weights, sha256 }: Shipped,
  statistics: Float32Array,
  from: Code | null,
): Learner {
  const network = transform(weights);
  const seen = constant(statistics, [1, statistics.length]);
  return {
    start: codeTensors(from ?? noCode(network.codeLength)),
    painter: (trained) => ({
      network,
      code: (knob) => add(predictCode(weights, seen, knob), codeAt(trained, knob)),
    }),
    learnt: (trained) => ({ ...codeIn(trained), network: { kind: 'shared', sha256 } }),
  };
}

/**
 * A network of the style's own is trained with its code, or where it stays as it is the code alone.
 * @param which what is trained.
 */
export function learnNetwork(own: Own, from: Code, which: 'network' | 'code'): Learner {
  const { output, weights } = own;
  const code = codeTensors(from);
  return {
    start: which === 'network' ? new Map([...weights, ...code]) : code,
    painter: (trained) => ({
      network: transform(weights, which === 'network' ? { output, parameters: trained } : { output }),
      code: (knob) => codeAt(trained, knob),
    }),
    learnt: (trained) => ({
      ...codeIn(trained),
      network: which === 'network' ? { ...own, weights: networkIn(trained, weights) } : own,
    }),
  };
}

/** The shipped network as a style's own. Predicted codes bend with the knob; offset and slope come as near as a line can. */
export function ownOfShipped(
  { weights }: Shipped,
  predicted: readonly { readonly knob: number; readonly code: Float32Array }[],
  from: Code | null,
): { readonly own: Own; readonly code: Code } {
  const length = transform(weights).codeLength;
  const { offset, slope } = from ?? noCode(length);
  const mean = predicted.reduce((sum, { knob }) => sum + knob, 0) / predicted.length;
  const spread = predicted.reduce((sum, { knob }) => sum + (knob - mean) ** 2, 0);
  const fitted = { offset: offset.slice(), slope: slope.slice() };
  for (let i = 0; i < length; i++) {
    const values = predicted.map(({ knob, code }) => ({ knob: knob - mean, value: code[i] ?? 0 }));
    const rise = values.reduce((sum, { knob, value }) => sum + knob * value, 0) / spread;
    const middle = values.reduce((sum, { value }) => sum + value, 0) / values.length;
    fitted.slope[i] = (slope[i] ?? 0) + rise;
    fitted.offset[i] = (offset[i] ?? 0) + middle - mean * rise;
  }
  const names = [...weights.keys()].filter((name) => name.startsWith('transform.'));
  const transformer = new Map(names.map((name) => [name, tensor(weights, name)]));
  return { own: { kind: 'own', output: 'sigmoid', weights: transformer }, code: fitted };
}

/**
 * A network that has learnt nothing, of the shape of the one that ships: weights uniform within ±1/√n for n inputs, as
 * Johnson et al. began (torch.nn.SpatialConvolution), and a code that changes nothing.
 */
export function untrainedNetwork(
  { weights }: Shipped,
  seed: number,
): { readonly own: Own; readonly code: Code } {
  const random = randomSource(seed);
  const width = tensor(weights, 'transform.conv1.bias').data.length;
  const blocks = [...weights.keys()].filter((name) => /^transform\.a\.\d+\.bias$/.test(name)).length;
  const shapes = transformShapes(width, blocks);
  const made = new Map(
    [...shapes].map(([name, shape]) => {
      const kernel = shapes.get(name.replace(/bias$/, 'weight')) ?? shape;
      const bound = 1 / Math.sqrt(kernel.slice(1).reduce((product, side) => product * side, 1));
      const count = shape.reduce((product, side) => product * side, 1);
      return [name, { shape, data: Float32Array.from({ length: count }, () => bound * (2 * random() - 1)) }];
    }),
  );
  return {
    own: { kind: 'own', output: 'sigmoid', weights: made },
    code: noCode(transform(made).codeLength),
  };
}

function noCode(length: number): Code {
  return { offset: new Float32Array(length), slope: new Float32Array(length) };
}

function codeTensors({ offset, slope }: Code): Weights {
  const shape = [1, offset.length];
  return new Map([
    ['offset', { shape, data: offset }],
    ['slope', { shape, data: slope }],
  ]);
}

function codeAt(trained: Parameters, knob: Value): Value {
  return add(trained('offset'), mul(trained('slope'), knob));
}

/** Copies: what is trained changes with the next step. */
function codeIn(trained: Weights): Code {
  return { offset: tensor(trained, 'offset').data.slice(), slope: tensor(trained, 'slope').data.slice() };
}

function networkIn(trained: Weights, like: Weights): Weights {
  return new Map(
    [...like.keys()].map((name) => {
      const { shape, data } = tensor(trained, name);
      return [name, { shape, data: data.slice() }];
    }),
  );
}
