import { add, depthToSpace, prelu, sub, weight, type Value } from '../graph/index.ts';
import { multiplications, wrongNetwork, type Enlarger } from './enlarger.ts';
import { convolution, tensor, type Weights } from './weights.ts';

/** What the training takes off the picture, so that it lies about zero. */
const MEAN = 0.45;

/**
 * After SRResNet (Ledig et al. 2017): residual blocks on the small picture, without batch normalisation (Lim et
 * al. 2017, EDSR, §3.1), a skip over all of them, and one convolution a factor that makes all pixels of the
 * enlargement at once (pixel shuffle, Shi et al. 2016). It gives what has to be added to the bicubic
 * enlargement, in RGB. SRGAN and the network trained on perceptual loss alone are built the same.
 * @throws UserError bad-model where the file holds another network, or none for this factor.
 */
export function srresnet(weights: Weights, factor: number): Enlarger {
  const blocks = countBlocks(weights);
  const width = tensor(weights, 'head.weight').shape[0] ?? 0;
  const made = tensor(weights, `tail${factor}.weight`).shape[0];
  if (blocks === 0 || made !== 3 * factor ** 2) throw wrongNetwork('SRResNet');
  const layers = Array.from({ length: blocks }, (_, i) => [`body.${i}.a`, `body.${i}.b`]).flat();
  return {
    scale: factor,
    gives: 'residual',
    enlarge: (picture) => {
      const head = convolution(weights, 'head', sub(picture, MEAN));
      let x = head;
      for (let i = 0; i < blocks; i += 1) x = block(weights, `body.${i}`, x);
      return depthToSpace(convolution(weights, `tail${factor}`, add(head, x)), factor, 'CRD');
    },
    multiple: 1,
    // Every convolution is 3×3; but what lies further off changes no value by a tenth of a step of 8 bits (tested).
    reach: Math.min(layers.length + 2, 16),
    // Measured with 16 blocks of 48 channels.
    bytesPerPixel: 4 * (7 * width + 6 * factor ** 2),
    workPerPixel: multiplications(weights, ['head', ...layers, `tail${factor}`]),
  };
}

/** The factors that a file has a last convolution for, smallest first. @throws UserError bad-model for none. */
export function srresnetFactors(weights: Weights): number[] {
  const factors = [...weights.keys()]
    .flatMap((name) => /^tail(\d+)\.weight$/.exec(name)?.[1] ?? [])
    .map(Number);
  if (factors.length === 0) throw wrongNetwork('SRResNet');
  return factors.sort((a, b) => a - b);
}

function block(weights: Weights, name: string, x: Value): Value {
  const { data } = tensor(weights, `${name}.prelu.weight`);
  const slopes = weight(`${name}.prelu.weight`, data, [data.length, 1, 1]);
  const bent = prelu(convolution(weights, `${name}.a`, x), slopes);
  return add(x, convolution(weights, `${name}.b`, bent));
}

function countBlocks(weights: Weights): number {
  let blocks = 0;
  while (weights.has(`body.${blocks}.a.weight`)) blocks += 1;
  return blocks;
}
