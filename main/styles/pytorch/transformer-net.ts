import type { LearntStyle } from '../../engine/networks/learnt-style.ts';
import type { Tensor } from '../../engine/networks/safetensors.ts';
import { transformShapes } from '../../engine/networks/transform.ts';
import { explain } from '../../errors/explain.ts';
import type { StateDict } from './state-dict.ts';

/** What a convolution is called there and here, and the instance norm after it. */
interface Layer {
  readonly theirs: string;
  readonly ours: string;
  readonly norm: string | null;
}

/** Channels of the first layer at most, as for any style. */
const WIDEST = 256;
/** The largest number of float16, in which a style is kept. */
const LARGEST = 65_504;
/** Pictures go in there from 0 to 255, and here from 0 to 1. */
const WHITE = 255;
const FIRST = 'conv1.conv2d.weight';

/** In files of before PyTorch 0.4: what instance norms counted in training, and never use. */
const UNUSED = /(?:^|\.)in\d\.running_(?:mean|var)$/;

/**
 * A network of PyTorch's example fast_neural_style (TransformerNet) as a style’s own: it is built as ours is, up to names and the
 * range of colours. An instance norm takes away what is added to all of a channel, so it is all the same that ours takes a mean off
 * the picture first. The code’s scales are less 1, and the knob changes nothing.
 * @throws UserError learnt-style: weights-other where it is another network, unsupported or weights-damaged
 */
export async function readTransformerNet(
  dict: StateDict,
): Promise<Pick<LearntStyle, 'offset' | 'slope' | 'network'>> {
  const layers = layersOf(dict);
  checkShapes(dict, layers);
  const weights = new Map<string, Tensor>();
  const offset: number[] = [];
  for (const { theirs, ours, norm } of layers) {
    for (const part of ['weight', 'bias']) {
      const key = `${theirs}.${part}`;
      const factor = key === FIRST ? WHITE : 1;
      const data = await numbersOf(dict, key, (value) => factor * value);
      weights.set(`transform.${ours}.${part}`, { shape: dict.shapes.get(key) ?? [], data });
    }
    if (norm === null) continue;
    offset.push(...(await numbersOf(dict, `${norm}.weight`, (scale) => scale - 1)));
    offset.push(...(await numbersOf(dict, `${norm}.bias`, (shift) => shift)));
  }
  return {
    ...{ offset: Float32Array.from(offset), slope: new Float32Array(offset.length) },
    network: { kind: 'own', output: 'linear', weights },
  };
}

/** In the order in which a code has their norms. */
function layersOf({ shapes }: StateDict): readonly Layer[] {
  const layer = (theirs: string, ours: string, norm: string | null): Layer => ({
    ...{ theirs: `${theirs}.conv2d`, ours, norm },
  });
  const blocks: Layer[] = [];
  for (let i = 1; i === 1 || shapes.has(`res${i}.conv1.conv2d.weight`); i += 1) {
    blocks.push(layer(`res${i}.conv1`, `a.${i - 1}`, `res${i}.in1`));
    blocks.push(layer(`res${i}.conv2`, `b.${i - 1}`, `res${i}.in2`));
  }
  return [
    layer('conv1', 'conv1', 'in1'),
    layer('conv2', 'down1', 'in2'),
    layer('conv3', 'down2', 'in3'),
    ...blocks,
    layer('deconv1', 'up1', 'in4'),
    layer('deconv2', 'up2', 'in5'),
    layer('deconv3', 'last', null),
  ];
}

/** That every tensor is there in its shape, and none besides. */
function checkShapes({ name, shapes }: StateDict, layers: readonly Layer[]): void {
  const other = (part: string) => explain('learnt-style.weights-other', { name, part });
  const first = 'conv1.conv2d.bias';
  const [width = 0] = shapes.get(first) ?? [];
  if (width < 1 || width > WIDEST) throw other(first);
  const ours = transformShapes(width, (layers.length - 6) / 2);
  const wanted = new Map<string, readonly number[] | undefined>();
  for (const { theirs, ours: called, norm } of layers) {
    const channels = ours.get(`transform.${called}.bias`);
    wanted.set(`${theirs}.weight`, ours.get(`transform.${called}.weight`));
    wanted.set(`${theirs}.bias`, channels);
    if (norm === null) continue;
    wanted.set(`${norm}.weight`, channels);
    wanted.set(`${norm}.bias`, channels);
  }
  for (const [key, shape] of wanted) if (shapes.get(key)?.join() !== shape?.join()) throw other(key);
  const extra = [...shapes.keys()].find((key) => !wanted.has(key) && !UNUSED.test(key));
  if (extra !== undefined) throw other(extra);
}

/** @throws UserError learnt-style.weights-damaged where a style can’t keep them: no network that has learnt anything has such numbers */
async function numbersOf(
  { name, numbers }: StateDict,
  key: string,
  ours: (value: number) => number,
): Promise<Float32Array> {
  const found = (await numbers(key)).map(ours);
  if (!found.every((value) => Math.abs(value) <= LARGEST))
    throw explain('learnt-style.weights-damaged', { name, part: key });
  return found;
}
