/** UpscalerJS's models as UpscalerJS runs them: TensorFlow.js on its WebAssembly backend. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-wasm';
import { upscalerFolder } from '../../scripts/esrgan.ts';

export interface Upscaler {
  /** An RGB picture 0…1, channels last, [height, width, 3] → the same, enlarged. */
  enlarge(picture: Float32Array, width: number, height: number): Promise<Float32Array>;
}

interface Definition {
  /** Registers the layers that TensorFlow.js doesn't have. */
  readonly setup?: (tf: unknown) => void;
  readonly inputRange: readonly [number, number];
  readonly outputRange: readonly [number, number];
}

export async function openUpscaler(size: string, factor: number): Promise<Upscaler> {
  await tf.setBackend('wasm');
  const require = createRequire(import.meta.url);
  const definition = require(`@upscalerjs/esrgan-${size}/${factor}x`) as Definition;
  definition.setup?.(tf);
  const folder = upscalerFolder(size, factor);
  const file = JSON.parse(await readFile(join(folder, 'model.json'), 'utf8')) as tf.io.ModelJSON;
  const [group] = file.weightsManifest;
  if (!group) throw new Error(`${folder} has no weights.`);
  const parts = await Promise.all(group.paths.map((path) => readFile(join(folder, path))));
  const model = await tf.loadLayersModel(
    tf.io.fromMemory({
      modelTopology: file.modelTopology,
      weightSpecs: group.weights,
      weightData: new Uint8Array(Buffer.concat(parts)).buffer,
    }),
  );
  const [, brightest] = definition.inputRange;
  return {
    enlarge: async (picture, width, height) => {
      const result = tf.tidy(() => {
        const given = tf.tensor4d(picture, [1, height, width, 3]).mul(brightest);
        return (model.predict(given) as tf.Tensor).div(definition.outputRange[1]);
      });
      const values = (await result.data()) as Float32Array;
      result.dispose();
      return values;
    },
  };
}
