import type { Rgba8 } from '../../../image/pixels.ts';
import { fromPlanes, toPlanes } from '../../../image/planes.ts';
import { resize } from '../../../image/resample.ts';
import type { LearntStyle } from '../../networks/learnt-style.ts';
import { fitWithin, SHORTEST } from '../../optimise/levels.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import type { GivenPicture } from '../inputs.ts';
import { nowAndThen, whileLearning } from '../now-and-then.ts';
import { parameters as restyleParameters } from '../restyle/definition.ts';
import { paintFast } from '../restyle/paint-fast.ts';
import { readPainting } from '../restyle/painting.ts';
import { codeOf } from '../restyle/style-code.ts';
import type { ToolProgress } from '../tool.ts';
import type { LearnStyleParameters } from './definition.ts';

/** Pixels of its longer side. */
const LONGEST = 512;

/**
 * Shows the picture that is open in the style as it is learnt by now, as often as a person can make use of it; not one that is too small
 * to be painted.
 */
export function previewer(
  { pixels }: GivenPicture,
  [painting]: readonly GivenPicture[],
  { styleScale }: LearnStyleParameters,
  runtime: Runtime,
) {
  const pace = nowAndThen(whileLearning);
  const { width, height } = fitWithin(pixels.width, pixels.height, LONGEST);
  const photo = resize(toPlanes(pixels), width, height);
  const large = Math.min(width, height) >= SHORTEST;
  const asked = restyleParameters.parse({ method: 'fast', styleScale });
  const paint = async (learnt: LearntStyle, painting: GivenPicture): Promise<Rgba8> => {
    const style = await codeOf(runtime, [readPainting(painting)], asked, [learnt]);
    const steps = paintFast(runtime, style, photo, () => undefined);
    let made = await steps.next();
    while (!made.done) made = await steps.next();
    return fromPlanes(made.value, 8) as Rgba8;
  };
  return async (learnt: () => LearntStyle): Promise<Pick<ToolProgress, 'preview'>> => {
    const preview = painting && large && (await pace(() => paint(learnt(), painting)));
    return preview ? { preview } : {};
  };
}
