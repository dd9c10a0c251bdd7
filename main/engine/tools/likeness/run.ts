import { explain } from '../../../errors/explain.ts';
import { luma, trim } from '../../../image/luma.ts';
import { fromPlanes, planesOnWhite } from '../../../image/planes.ts';
import { psnr } from '../../../image/psnr.ts';
import { ssim } from '../../../image/ssim.ts';
import { loadLossnet } from '../../networks/load.ts';
import { collectNotes, note } from '../../notes.ts';
import { SHORTEST } from '../../optimise/levels.ts';
import type { Given } from '../inputs.ts';
import type { ToolRun } from '../tool.ts';
import type { likeness } from './definition.ts';
import { AMPLIFICATION, difference } from './difference.ts';
import { featureDistance } from './lossnet-distance.ts';

/**
 * PSNR and SSIM on luma, and the feature distance, without `border` pixels on every side; the result shows the
 * whole of both. Equal pictures have no PSNR, which would be infinite.
 */
export const run: ToolRun<typeof likeness> = async function* (inputs, { border, luma: range }, runtime) {
  const { image, original } = checkPair(inputs, border);
  yield { stage: 'loading', step: 0, of: 1, fraction: 0 };
  const network = await loadLossnet(runtime);
  const [picture, wanted] = [planesOnWhite(image), planesOnWhite(original)];
  const [a, b] = [trim(luma(picture, range), border), trim(luma(wanted, range), border)];
  const [decibels, similarity] = [psnr(a, b), ssim(a, b)];
  yield { stage: 'comparing', step: 0, of: 1, fraction: 0.1 };

  const { notes, say } = collectNotes();
  const steps = featureDistance(runtime, network, trim(picture, border), trim(wanted, border), say);
  let next = await steps.next();
  for (; !next.done; next = await steps.next()) {
    const { window, of } = next.value;
    yield { stage: 'comparing', step: window, of, fraction: 0.1 + (0.9 * window) / of };
  }
  const lossnet = next.value;

  const equal = decibels === Infinity;
  const measures = { ...(!equal && { psnr: decibels }), ssim: similarity, lossnet };
  const said = equal
    ? note('equal')
    : note('likeness', {
        psnr: decibels.toFixed(2),
        ssim: similarity.toFixed(4),
        distance: lossnet.toPrecision(3),
        times: AMPLIFICATION,
      });
  return {
    kind: 'picture',
    pixels: fromPlanes(difference(picture, wanted), image.depth),
    measures,
    notes: [said, ...notes],
  };
};

function checkPair({ image: given, original: [wanted] }: Given<typeof likeness.inputs>, border: number) {
  if (!wanted) throw explain('input-missing', { tool: 'likeness', input: 'original' });
  const [image, original] = [given.pixels, wanted.pixels];
  const { width, height } = image;
  if (original.width !== width || original.height !== height) {
    throw explain('different-sizes', {
      ...{ name: given.name, width, height },
      ...{ other: wanted.name, otherWidth: original.width, otherHeight: original.height },
    });
  }
  if (Math.min(width, height) - 2 * border < SHORTEST)
    throw explain('border-too-wide', { name: given.name, width, height, border, least: SHORTEST });
  return { image, original };
}
