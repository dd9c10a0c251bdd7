/** The networks that find faces, from the package of face-api (MIT) into the form that the engine reads. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import type { Tensor } from '../main/engine/networks/safetensors.ts';
import { permute } from './permute.ts';
import { root } from './root.ts';

export const faceApiModels = join(root, 'node_modules', '@vladmandic', 'face-api', 'model');

/** What TensorFlow.js keeps beside the bytes: names, shapes, and how eight bits stand for each number. */
const Manifest = z.array(
  z.object({
    paths: z.array(z.string()),
    weights: z.array(
      z.object({
        name: z.string(),
        shape: z.array(z.number()),
        dtype: z.enum(['float32', 'int32']),
        quantization: z.object({ dtype: z.literal('uint8'), scale: z.number(), min: z.number() }).optional(),
      }),
    ),
  }),
);

type Tensors = Map<string, Tensor>;

/** All tensors of a model of the package, by its own names and in its own order of axes. */
async function readModel(model: string): Promise<Tensors> {
  const manifest = await readFile(join(faceApiModels, `${model}-weights_manifest.json`), 'utf8');
  const tensors: Tensors = new Map();
  for (const { paths, weights } of Manifest.parse(JSON.parse(manifest))) {
    const parts = await Promise.all(paths.map((path) => readFile(join(faceApiModels, path))));
    const bytes = new Uint8Array(Buffer.concat(parts));
    let start = 0;
    for (const { name, shape, quantization } of weights) {
      const count = shape.reduce((product, side) => product * side, 1);
      const end = start + (quantization ? count : 4 * count);
      const part = bytes.slice(start, end);
      const data = quantization
        ? Float32Array.from(part, (step) => step * quantization.scale + quantization.min)
        : new Float32Array(part.buffer);
      tensors.set(name, { shape, data });
      start = end;
    }
  }
  return tensors;
}

/** The detector: convolutions `0`, `1.depthwise`, `1.pointwise` … `13.pointwise`, `extra.0` … and the heads `boxes.0`, `scores.0` … */
export async function readFaceDetector(): Promise<Tensors> {
  const from = await readModel('ssd_mobilenetv1_model');
  const to: Tensors = new Map();
  const pointwise = (name: string, prefix: string) => {
    to.set(`${name}.weight`, outputsFirst(get(from, `${prefix}/weights`)));
    to.set(`${name}.bias`, get(from, `${prefix}/convolution_bn_offset`));
  };
  pointwise('0', 'MobilenetV1/Conv2d_0_pointwise');
  for (let layer = 1; layer <= 13; layer += 1) {
    const prefix = `MobilenetV1/Conv2d_${layer}_depthwise`;
    const norm = (part: string) => get(from, `${prefix}/BatchNorm/${part}`).data;
    const [gamma, beta, mean, variance] = [
      norm('gamma'),
      norm('beta'),
      norm('moving_mean'),
      norm('moving_variance'),
    ];
    const scale = gamma.map((value, i) => value / Math.sqrt((variance[i] ?? 0) + normEpsilon));
    const offset = beta.map((value, i) => value - (mean[i] ?? 0) * (scale[i] ?? 0));
    to.set(
      `${layer}.depthwise.weight`,
      scaled(channelsFirst(get(from, `${prefix}/depthwise_weights`)), scale),
    );
    to.set(`${layer}.depthwise.bias`, { shape: [offset.length], data: offset });
    pointwise(`${layer}.pointwise`, `MobilenetV1/Conv2d_${layer}_pointwise`);
  }
  for (let layer = 0; layer < 8; layer += 1)
    pointwise(`extra.${layer}`, `Prediction/Conv2d_${layer}_pointwise`);
  for (let head = 0; head < 6; head += 1) {
    const prefix = `Prediction/BoxPredictor_${head}`;
    to.set(`boxes.${head}.weight`, outputsFirst(get(from, `${prefix}/BoxEncodingPredictor/weights`)));
    to.set(`boxes.${head}.bias`, get(from, `${prefix}/BoxEncodingPredictor/biases`));
    to.set(`scores.${head}.weight`, facesOf(outputsFirst(get(from, `${prefix}/ClassPredictor/weights`))));
    to.set(`scores.${head}.bias`, facesOf(get(from, `${prefix}/ClassPredictor/biases`)));
  }
  return to;
}

/** face-api's, in mobileNetV1.ts. */
const normEpsilon = 0.0010000000474974513;

/** The 68 landmarks: blocks `dense0` … `dense3` of `conv0` … `conv3`, and `fc`. */
export async function readFaceLandmarks(): Promise<Tensors> {
  const from = await readModel('face_landmark_68_model');
  const to: Tensors = new Map();
  for (const [name, tensor] of from) {
    const [block = '', layer = '', part = ''] = name.split('/');
    const prefix = `${block}.${layer}`;
    switch (part) {
      case 'depthwise_filter':
        to.set(`${prefix}.depthwise.weight`, channelsFirst(tensor));
        break;
      case 'pointwise_filter':
      case 'filters':
        to.set(`${prefix}.weight`, outputsFirst(tensor));
        break;
      case 'bias':
        to.set(`${prefix}.bias`, tensor);
        break;
      case '':
        to.set(`fc.${layer === 'weights' ? 'weight' : 'bias'}`, tensor);
    }
  }
  return to;
}

/** Whose face it is: convolutions `conv32_down`, `conv32_1.conv1` …, each with the scale after it in it, and `fc`. */
export async function readFaceDescriptor(): Promise<Tensors> {
  const from = await readModel('face_recognition_model');
  const to: Tensors = new Map([['fc.weight', get(from, 'fc')]]);
  for (const [name, filters] of from) {
    const [, prefix] = /^(.*)\/conv\/filters$/.exec(name) ?? [];
    if (prefix === undefined) continue;
    const [bias, factors, offsets] = [
      get(from, `${prefix}/conv/bias`).data,
      get(from, `${prefix}/scale/weights`).data,
      get(from, `${prefix}/scale/biases`).data,
    ];
    const to32 = prefix.replace('/', '.');
    to.set(`${to32}.weight`, scaled(outputsFirst(filters), factors));
    to.set(`${to32}.bias`, {
      shape: [bias.length],
      data: bias.map((value, i) => value * (factors[i] ?? 0) + (offsets[i] ?? 0)),
    });
  }
  return to;
}

function get(tensors: Tensors, name: string): Tensor {
  const tensor = tensors.get(name);
  if (!tensor) throw new Error(`face-api’s weights have no ${name}.`);
  return tensor;
}

/** A kernel [height, width, in, out] as [out, in, height, width]. */
const outputsFirst = (tensor: Tensor) => permute(tensor, [3, 2, 0, 1]);
/** A depthwise kernel [height, width, channels, 1] as [channels, 1, height, width]. */
const channelsFirst = (tensor: Tensor) => permute(tensor, [2, 3, 0, 1]);

/** A kernel times a factor for each of its outputs. */
function scaled({ shape, data }: Tensor, factors: Float32Array): Tensor {
  const perOutput = data.length / factors.length;
  return { shape, data: data.map((value, i) => value * (factors[Math.floor(i / perOutput)] ?? 0)) };
}

/** Of the three classes that each anchor has a number for, the second: a face. The first and the third are not read. */
function facesOf({ shape: [classes = 0, ...rest], data }: Tensor): Tensor {
  const perClass = data.length / classes;
  const kept = data.filter((_, i) => Math.floor(i / perClass) % 3 === 1);
  return { shape: [classes / 3, ...rest], data: kept };
}
