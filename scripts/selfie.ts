/** MediaPipe's network that finds people, from its package (Apache-2.0) into the form that the engine reads. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Tensor } from '../main/engine/networks/safetensors.ts';
import { permute } from './permute.ts';
import { root } from './root.ts';
import { readTflite } from './tflite.ts';

/** Its tensors, named and laid out as PyTorch would: `conv2d_1/Kernel` becomes `conv2d_1.weight`. */
export async function readSelfie(): Promise<Map<string, Tensor>> {
  const folder = join(root, 'node_modules', '@mediapipe', 'selfie_segmentation');
  const tensors = readTflite(await readFile(join(folder, 'selfie_segmentation.tflite')));
  return new Map(
    [...tensors].map(([name, tensor]) => [
      name.replace(/\/Kernel$/, '.weight').replace(/\/Bias$/, '.bias'),
      name.endsWith('/Kernel') ? permute(tensor, axesOf(name)) : tensor,
    ]),
  );
}

/**
 * A kernel [out, height, width, in] becomes [out, in, height, width]. A depthwise one, [1, height, width, channels], and
 * a transposed one, whose first axis is of what it makes, become [channels, 1, height, width].
 */
function axesOf(name: string): readonly number[] {
  return /^(depthwise|segment)/.test(name) ? [3, 0, 1, 2] : [0, 3, 1, 2];
}
