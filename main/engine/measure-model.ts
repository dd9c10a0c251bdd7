import { noise } from '../image/noise.ts';
import { constant, encode, input, zeros, type Value } from './graph/index.ts';
import { completion } from './networks/completion.ts';
import { esrgan } from './networks/esrgan.ts';
import { descriptorSide, faceDescriptor } from './networks/face-descriptor.ts';
import { detectorSide, faceDetector } from './networks/face-detector.ts';
import { faceLandmarks, landmarksSide } from './networks/face-landmarks.ts';
import { jpegCleaner } from './networks/jpeg-cleaner.ts';
import { loadWeights } from './networks/load.ts';
import { lossnet } from './networks/lossnet.ts';
import { selfie, selfieSide } from './networks/selfie.ts';
import { srresnet } from './networks/srresnet.ts';
import { transform } from './networks/transform.ts';
import { vdsr } from './networks/vdsr.ts';
import { vgg } from './networks/vgg.ts';
import type { Weights } from './networks/weights.ts';
import type { Runtime } from './runtime/runtime.ts';

/** How long a model takes for one picture. */
export interface Measured {
  readonly seconds: number;
  /** Pixels of that picture. */
  readonly width: number;
  readonly height: number;
}

/** Bytes that a run may take beside the model: the largest is VGG-19's. */
const WORKING_BYTES = 1e9;

/** A network on one picture, and what else it is given. */
interface Trial {
  readonly width: number;
  readonly height: number;
  readonly graph: (weights: Weights, picture: Value) => Record<string, Value>;
}

/** Runs a model on noise: once to get ready, and once for the clock. @throws UserError bad-model, or model-missing */
export async function measureModel(runtime: Runtime, id: string): Promise<Measured> {
  const { width, height, graph } = trialOf(id);
  const picture = input('picture', [1, 3, height, width]);
  const model = encode(graph(await loadWeights(runtime, id), picture));
  const session = await runtime.open(model, WORKING_BYTES);
  try {
    const { data } = noise(width, height, { seed: 1 });
    const once = () => session.run({ picture: { data, dims: picture.shape } });
    await once();
    const began = performance.now();
    await once();
    return { seconds: (performance.now() - began) / 1000, width, height };
  } finally {
    await session.release();
  }
}

/** Pictures as each network has them: of faces as it takes them, of photos so large that its pace is that of larger ones. */
function trialOf(id: string): Trial {
  const photo = { width: 512, height: 384 } as const;
  const small = { width: 128, height: 96 } as const;
  const square = (side: number) => ({ width: side, height: side });
  const factor = Number(/-x(\d)$/.exec(id)?.[1] ?? 1);
  switch (id.replace(/-\w+-x\d$/, '')) {
    case 'lossnet':
      return { ...photo, graph: (weights, picture) => ({ ...lossnet(weights).features(picture) }) };
    case 'vgg19':
      return { ...photo, graph: (weights, picture) => ({ ...vgg(weights).features(picture) }) };
    case 'esrgan':
      return { ...small, graph: (weights, picture) => ({ large: esrgan(weights, factor).enlarge(picture) }) };
    case 'srresnet':
    case 'srgan':
    case 'perceptual':
      return { ...small, graph: (weights, picture) => ({ large: srresnet(weights, 4).enlarge(picture) }) };
    case 'vdsr':
      return { ...photo, graph: (weights, picture) => ({ large: vdsr(weights).enlarge(picture) }) };
    case 'jpeg':
      return { ...photo, graph: (weights, picture) => ({ clean: jpegCleaner(weights).graph(picture) }) };
    case 'completion':
      return { ...square(256), graph: (weights, picture) => ({ whole: withHole(weights, picture) }) };
    case 'fast-style':
      return { ...photo, graph: (weights, picture) => ({ painted: inAnyStyle(weights, picture) }) };
    case 'selfie':
      return { ...square(selfieSide), graph: (weights, picture) => ({ people: selfie(weights, picture) }) };
    case 'face-detector':
      return {
        ...square(detectorSide),
        graph: (weights, picture) => ({ ...faceDetector(weights, picture) }),
      };
    case 'face-landmarks':
      return {
        ...square(landmarksSide),
        graph: (weights, face) => ({ points: faceLandmarks(weights, face) }),
      };
    case 'face-descriptor':
      return {
        ...square(descriptorSide),
        graph: (weights, face) => ({ who: faceDescriptor(weights, face) }),
      };
    default:
      throw new Error(`Nobody knows what to measure ${id} by.`);
  }
}

/** A hole of a quarter of the picture. */
function withHole(weights: Weights, picture: Value): Value {
  const [, , height = 0, width = 0] = picture.shape;
  const mask = Float32Array.from({ length: height * width }, (_, i) =>
    i % width < width / 2 && i < (height * width) / 2 ? 1 : 0,
  );
  return completion(weights, picture, constant(mask, [1, 1, height, width]));
}

function inAnyStyle(weights: Weights, picture: Value): Value {
  const network = transform(weights);
  return network.paint(picture, zeros([1, network.codeLength]));
}
