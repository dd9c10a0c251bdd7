import { createRequire } from 'node:module';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-wasm';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { encode, input, type Value } from '../main/engine/graph/index.ts';
import { descriptorSide, faceDescriptor } from '../main/engine/networks/face-descriptor.ts';
import {
  anchors,
  detectorSide,
  faceDetector,
  readDetections,
} from '../main/engine/networks/face-detector.ts';
import { faceLandmarks, landmarksSide } from '../main/engine/networks/face-landmarks.ts';
import { readSafetensors } from '../main/engine/networks/safetensors.ts';
import type { Weights } from '../main/engine/networks/weights.ts';
import { writeSafetensors } from '../main/engine/networks/write-safetensors.ts';
import { openRuntime, type Runtime } from '../main/engine/runtime/runtime.ts';
import { faceApiModels, readFaceDescriptor, readFaceDetector, readFaceLandmarks } from './face-api.ts';
import { root } from './root.ts';

/** What of face-api is used here. */
interface Net {
  loadFromDisk(folder: string): Promise<void>;
}
interface FaceApi {
  readonly nets: {
    readonly ssdMobilenetv1: Net & {
      forward(picture: tf.Tensor3D): Promise<{ boxes: tf.Tensor2D[]; scores: tf.Tensor1D[] }>;
    };
    readonly faceLandmark68Net: Net & { forward(picture: tf.Tensor3D): Promise<tf.Tensor2D> };
    readonly faceRecognitionNet: Net & { forward(picture: tf.Tensor3D): Promise<tf.Tensor2D> };
  };
}

let runtime: Runtime;
let faceApi: FaceApi;
let astronaut: Uint8Array;
beforeAll(async () => {
  runtime = await openRuntime({ models: '', provider: 'cpu' });
  await tf.setBackend('wasm');
  faceApi = createRequire(import.meta.url)('@vladmandic/face-api/dist/face-api.node-wasm.js') as FaceApi;
  const file = join(root, 'resources', 'samples', 'astronaut.jpg');
  astronaut = await sharp(file).removeAlpha().raw().toBuffer();
});
afterAll(() => runtime.close());

/** A square of the astronaut's picture, 512 × 512, RGB 0…255, channels last. */
function part(left: number, top: number, side: number): Float32Array {
  return Float32Array.from({ length: 3 * side * side }, (_, at) => {
    const place = Math.floor(at / 3);
    const [x, y] = [left + (place % side), top + Math.floor(place / side)];
    return astronaut[3 * (512 * y + x) + (at % 3)]!;
  });
}

const tensorOf = (picture: Float32Array, side: number) => tf.tensor3d(picture, [side, side, 3]);

/** What our network makes of the picture, with the weights as they were, and rounded as they ship. */
async function ours(
  weights: Weights,
  picture: Float32Array,
  side: number,
  build: (weights: Weights, picture: Value) => Record<string, Value>,
): Promise<Record<string, Float32Array>[]> {
  const given = input('picture', [1, 3, side, side]);
  const data = Float32Array.from(
    picture,
    (_, i) => picture[(i % (side * side)) * 3 + Math.floor(i / (side * side))]! / 255,
  );
  const results = [];
  for (const used of [weights, readSafetensors(writeSafetensors(weights), 'faces')]) {
    const session = await runtime.open(encode(build(used, given)), 0);
    results.push(await session.run({ picture: { data, dims: given.shape } }));
    await session.release();
  }
  return results;
}

function furthest(a: Float32Array, b: Float32Array): number {
  expect(a.length).toBe(b.length);
  return a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i]!)), 0);
}

test('faces are detected as face-api detects them, at every anchor', async () => {
  const { ssdMobilenetv1: net } = faceApi.nets;
  await net.loadFromDisk(faceApiModels);
  const picture = part(0, 0, detectorSide);
  const { boxes, scores } = await net.forward(tensorOf(picture, detectorSide));
  const [corners, shares] = [boxes[0]!.dataSync<'float32'>(), scores[0]!.dataSync<'float32'>()];
  expect(shares).toHaveLength(anchors.length);
  const [exact, rounded] = await ours(await readFaceDetector(), picture, detectorSide, faceDetector);
  const compare = ({ boxes: raw, scores: odds }: Record<string, Float32Array>, least: number) => {
    const all = readDetections(raw!, odds!, 1e-30);
    const likely = (_: unknown, at: number) => shares[at]! >= least;
    const found = all.filter(likely);
    expect(found.length).toBeGreaterThan(3);
    const own = found.flatMap(({ x, y, width, height }) => [y, x, y + height, x + width]);
    const theirs = corners.filter((_, at) => likely(null, Math.floor(at / 4)));
    const certainty = Float32Array.from(all, ({ score }) => score);
    return Math.max(furthest(Float32Array.from(own), theirs), furthest(certainty, shares));
  };
  expect(compare(exact!, 0)).toBeLessThan(1e-5);
  // Boxes that nobody takes for a face may lie 3e-3 away.
  expect(compare(rounded!, 0.1)).toBeLessThan(1e-3);
});

test('landmarks lie where face-api puts them', async () => {
  const { faceLandmark68Net: net } = faceApi.nets;
  await net.loadFromDisk(faceApiModels);
  const picture = part(170, 60, landmarksSide);
  const expected = (await net.forward(tensorOf(picture, landmarksSide))).dataSync<'float32'>();
  const build = (weights: Weights, face: Value) => ({ points: faceLandmarks(weights, face) });
  const [exact, rounded] = await ours(await readFaceLandmarks(), picture, landmarksSide, build);
  expect(furthest(exact!.points!, expected)).toBeLessThan(1e-5);
  expect(furthest(rounded!.points!, expected)).toBeLessThan(1e-3);
});

test('faces are described as face-api describes them', async () => {
  const { faceRecognitionNet: net } = faceApi.nets;
  await net.loadFromDisk(faceApiModels);
  const picture = part(150, 40, descriptorSide);
  const expected = (await net.forward(tensorOf(picture, descriptorSide))).dataSync<'float32'>();
  const build = (weights: Weights, face: Value) => ({ descriptor: faceDescriptor(weights, face) });
  const [exact, rounded] = await ours(await readFaceDescriptor(), picture, descriptorSide, build);
  expect(furthest(exact!.descriptor!, expected)).toBeLessThan(1e-5);
  expect(furthest(rounded!.descriptor!, expected)).toBeLessThan(1e-3);
});
