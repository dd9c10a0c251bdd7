import { explain } from '../../errors/explain.ts';
import { OnnxFile } from './onnx-file.ts';
import type { Tensor } from './safetensors.ts';
import { vggBlocks } from './vgg.ts';
import type { Weights } from './weights.ts';

/** Convolutions that are used: those before conv5_1, and that one. */
const NAMES = vggBlocks.flatMap(({ depth }, block) =>
  Array.from({ length: block === vggBlocks.length - 1 ? 1 : depth }, (_, i) => `conv${block + 1}_${i + 1}`),
);

/**
 * VGG-19's convolutions up to conv5_1 out of an ONNX file of the whole classifier, as Caffe has them (BGR).
 * @throws UserError bad-model where it is another network
 */
export async function vggFromOnnx(path: string, name: string): Promise<Weights> {
  const file = await OnnxFile.open(path, name);
  try {
    const weights = new Map<string, Tensor>();
    for (const [index, key] of NAMES.entries()) {
      const found = file.convolutions[index];
      if (!found) throw explain('bad-model.other', { network: 'VGG-19' });
      const [weight, bias] = [await file.tensor(found.weight), await file.tensor(found.bias)];
      if (weight.shape.join() !== shapeOf(key).join() || bias.shape.join() !== `${shapeOf(key)[0]}`)
        throw explain('bad-model.other', { network: 'VGG-19' });
      weights.set(`${key}.weight`, weight).set(`${key}.bias`, bias);
    }
    return weights;
  } finally {
    await file.close();
  }
}

/** Of a convolution's weights: what it makes, of what, 3 × 3. */
function shapeOf(name: string): readonly number[] {
  const [block = 1, place = 1] = name.slice('conv'.length).split('_').map(Number);
  const channels = (of: number) => vggBlocks[of - 1]?.channels ?? 3;
  return [channels(block), place > 1 ? channels(block) : channels(block - 1), 3, 3];
}
