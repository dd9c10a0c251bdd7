/** MediaPipe's network that finds people, from its package (Apache-2.0) into the form that the engine reads. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Tensor } from '../main/engine/networks/safetensors.ts';
import { root } from './root.ts';
import { readTflite } from './tflite.ts';

/** Its tensors, named and laid out as PyTorch would: `conv2d_1/Kernel` becomes `conv2d_1.weight`. */
export async function readSelfie(): Promise<Map<string, Tensor>> {
  const folder = join(root, 'node_modules', '@mediapipe', 'selfie_segmentation');
  const tensors = readTflite(await readFile(join(folder, 'selfie_segmentation.tflite')));
  return new Map(
    [...tensors].map(([name, tensor]) => [
      name.replace(/\/Kernel$/, '.weight').replace(/\/Bias$/, '.bias'),
      name.endsWith('/Kernel') ? placesLast(tensor, /^(depthwise|segment)/.test(name)) : tensor,
    ]),
  );
}

/**
 * A kernel [out, height, width, in] as [out, in, height, width]. Of a depthwise one, [1, height, width, channels], and of
 * a transposed one, whose first axis is of what it makes, as [channels, 1, height, width].
 */
function placesLast({ shape, data }: Tensor, turned: boolean): Tensor {
  const [first = 0, height = 0, width = 0, last = 0] = shape;
  const places = height * width;
  const out = new Float32Array(data.length);
  for (let from = 0; from < data.length; from += 1) {
    const [f, l] = [Math.floor(from / (places * last)), from % last];
    const place = Math.floor(from / last) % places;
    out[(turned ? l * first + f : f * last + l) * places + place] = data[from] ?? 0;
  }
  return { shape: turned ? [last, first, height, width] : [first, last, height, width], data: out };
}
