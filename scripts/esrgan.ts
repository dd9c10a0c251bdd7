/** ESRGAN's weights, from UpscalerJS's packages (MIT) into the form that the engine reads. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import type { Tensor } from '../main/engine/networks/safetensors.ts';
import { permute } from './permute.ts';
import { root } from './root.ts';

/** TensorFlow.js's layers model: names and shapes of the weights, which follow each other in the files. */
const LayersModel = z.object({
  weightsManifest: z.array(
    z.object({
      paths: z.array(z.string()),
      weights: z.array(
        z.object({ name: z.string(), shape: z.array(z.number()), dtype: z.literal('float32') }),
      ),
    }),
  ),
});

/** A model of the package, tensors named as PyTorch would: `F_0/kernel` becomes `F_0.weight`. */
export async function readUpscaler(size: string, factor: number): Promise<Map<string, Tensor>> {
  const folder = upscalerFolder(size, factor);
  const model = LayersModel.parse(JSON.parse(await readFile(join(folder, 'model.json'), 'utf8')));
  const tensors = new Map<string, Tensor>();
  for (const { paths, weights } of model.weightsManifest) {
    const parts = await Promise.all(paths.map((path) => readFile(join(folder, path))));
    // A copy, because typed arrays need an aligned start.
    const values = new Float32Array(new Uint8Array(Buffer.concat(parts)).buffer);
    let start = 0;
    for (const { name, shape } of weights) {
      const end = start + shape.reduce((product, side) => product * side, 1);
      tensors.set(
        name.replace(/\/kernel$/, '.weight').replace(/\/bias$/, '.bias'),
        outputsFirst({ shape, data: values.subarray(start, end) }),
      );
      start = end;
    }
  }
  return tensors;
}

export function upscalerFolder(size: string, factor: number): string {
  return join(root, 'node_modules', '@upscalerjs', `esrgan-${size}`, 'models', `x${factor}`);
}

/** A kernel [height, width, in, out] as [out, in, height, width]; a bias stays. */
function outputsFirst(tensor: Tensor): Tensor {
  return tensor.shape.length === 4 ? permute(tensor, [3, 2, 0, 1]) : tensor;
}
