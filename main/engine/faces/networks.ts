import { encode, input, type Value } from '../graph/index.ts';
import { descriptorSide, faceDescriptor } from '../networks/face-descriptor.ts';
import { detectorSide, faceDetector, readDetections, type Detection } from '../networks/face-detector.ts';
import { faceLandmarks, landmarksSide } from '../networks/face-landmarks.ts';
import { loadWeights } from '../networks/load.ts';
import type { Weights } from '../networks/weights.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { Descriptor } from './face.ts';

/** The three networks, ready to run until they are released. Each takes a square as planes [3, side, side], RGB 0…1. */
export interface FaceNetworks {
  /** Faces in a square of {@link detectorSide} with at least this score, some of them several times. */
  detect(square: Float32Array, least: number): Promise<readonly Detection[]>;
  /** 68 landmarks in a square of {@link landmarksSide} around one face: x₀, y₀ … as shares of the side. */
  landmarks(square: Float32Array): Promise<Float32Array>;
  /** Whose face it is, by a square of {@link descriptorSide} cropped for that. */
  describe(square: Float32Array): Promise<Descriptor>;
  release(): Promise<void>;
}

/** @throws UserError bad-model where a network's file is missing or another. */
export async function openFaceNetworks(runtime: Runtime): Promise<FaceNetworks> {
  const detector = await open(runtime, 'face-detector', detectorSide, faceDetector);
  const landmarks = await open(runtime, 'face-landmarks', landmarksSide, (weights, face) => ({
    points: faceLandmarks(weights, face),
  }));
  const descriptor = await open(runtime, 'face-descriptor', descriptorSide, (weights, face) => ({
    numbers: faceDescriptor(weights, face),
  }));
  return {
    detect: async (square, least) => {
      const { boxes, scores } = await detector.run(square);
      return readDetections(boxes, scores, least);
    },
    landmarks: async (square) => (await landmarks.run(square)).points,
    describe: async (square) => (await descriptor.run(square)).numbers,
    release: async () => {
      await Promise.all([detector.release(), landmarks.release(), descriptor.release()]);
    },
  };
}

/** Memory that a run takes beside the model, at most: the detector's. */
const workingBytes = 80e6;

async function open<Name extends string>(
  runtime: Runtime,
  id: string,
  side: number,
  build: (weights: Weights, picture: Value) => Record<Name, Value>,
) {
  const picture = input('picture', [1, 3, side, side]);
  const graph = build(await loadWeights(runtime, id), picture);
  const session = await runtime.open(encode(graph), workingBytes);
  return {
    run: async (square: Float32Array) =>
      (await session.run({ picture: { data: square, dims: picture.shape } })) as Record<Name, Float32Array>,
    release: () => session.release(),
  };
}
