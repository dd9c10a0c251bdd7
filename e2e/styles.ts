import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { fileNameOfStyle, writeLearntStyle } from '../main/engine/networks/learnt-style.ts';
import { checksumOfModel } from '../main/engine/runtime/models.ts';
import { root } from '../scripts/root.ts';

/** Numbers of a code for the network that ships. */
const codeLength = 2400;

/**
 * The file of a style: a shipped painting, and a code that is what is predicted of it, each number a little more.
 *
 * @param sha256 Of the weights that it was learnt for, where they are others than those that ship.
 */
export async function writeStyle(folder: string, name: string, sha256?: string): Promise<string> {
  const painting = join(root, 'resources', 'styles', 'paintings', 'hokusai-great-wave.jpg');
  const { data, info } = await sharp(painting)
    .resize(160, 160, { fit: 'inside' })
    .jpeg()
    .toBuffer({ resolveWithObject: true });
  const style = writeLearntStyle({
    ...{ name, steps: 40, painting: { file: data, width: info.width, height: info.height } },
    offset: new Float32Array(codeLength).fill(0.125),
    slope: new Float32Array(codeLength),
    network: {
      kind: 'shared',
      sha256: sha256 ?? (await checksumOfModel(join(root, 'models'), 'fast-style')),
    },
  });
  const path = join(folder, fileNameOfStyle(name));
  await writeFile(path, style);
  return path;
}
