import type { Continues } from '../../../../preload/contract/recipe.ts';
import { matchColours } from '../../../image/colour.ts';
import { fromPlanes } from '../../../image/planes.ts';
import { readLearntStyle } from '../../networks/learnt-style.ts';
import { loadShipped, shippedStyle, type LearntCode } from '../../networks/shipped-style.ts';
import { collectNotes } from '../../notes.ts';
import { checkNotBlack } from '../../runtime/checks.ts';
import { mapRows, settle, type Band } from '../../runtime/rows.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import type { Given, GivenPicture } from '../inputs.ts';
import { emptyPixels, workingSize } from '../pictures.ts';
import type { ToolProgress, ToolResult } from '../tool.ts';
import { planColours } from './colours.ts';
import type { restyle, RestyleParameters } from './definition.ts';
import { paintFast, paintRows } from './paint-fast.ts';
import { readPainting } from './painting.ts';
import { photoAt } from './photo-rows.ts';
import { codeOf } from './style-code.ts';

/** What descent on the picture makes of it, with the same paintings and strengths. */
const byDescent: Continues = {
  input: 'startPicture',
  values: { method: 'descent', start: 'picture', iterationsDone: 0 },
};

/** One pass through a network that takes any painting (Dumoulin et al. 2017; Ghiasi et al. 2017). */
export async function* restyleFast(
  inputs: Given<typeof restyle.inputs>,
  parameters: RestyleParameters,
  runtime: Runtime,
): AsyncGenerator<ToolProgress, ToolResult<'picture'>, void> {
  const image = inputs.image.pixels;
  const size = workingSize(inputs.image, parameters.longestSide);
  yield { stage: 'preparing', step: 0, of: 100, fraction: 0 };
  const { notes, say } = collectNotes();
  const photo = photoAt(image, size);
  const keep = parameters.keepColours;
  const colours = planColours(keep, photo.whole);
  const paintings = inputs.style.map((painting) => colours.painting(readPainting(painting)));
  const learnt = await Promise.all(inputs.style.map((painting) => learntOf(runtime, painting)));
  const style = await codeOf(runtime, paintings, parameters, learnt);
  const seen = mapRows(photo.colours, (data, height) => colours.seen({ ...size, height, data }).data);
  const progress = (fraction: number): ToolProgress => ({
    ...{ stage: 'painting', step: Math.round(100 * fraction), of: 100, fraction },
  });

  const result = emptyPixels(size, image.depth);
  const [readPhoto, readAlpha] = [photo.colours.reader(), photo.alpha?.reader()];
  const put = async ({ from, to, data }: Band): Promise<void> => {
    const planes = (data: Float32Array) => ({ width: size.width, height: to - from, data });
    const painted = colours.result(planes(data), planes(await settle(readPhoto(from, to))));
    const covered = readAlpha && (await settle(readAlpha(from, to)));
    result.data.set(fromPlanes(painted, image.depth, covered).data, 4 * from * size.width);
  };
  // What a network of its own paints has its painting's colours, whatever that was made to look like before.
  if (keep === 'histogram' && learnt.some((one) => one?.network.kind === 'own')) {
    const steps = paintFast(runtime, style, photo.whole(), say);
    let next = await steps.next();
    for (; !next.done; next = await steps.next()) yield progress(next.value);
    await put({ from: 0, to: size.height, data: matchColours(next.value, photo.whole()).data });
  } else
    for await (const { share, band } of paintRows(runtime, style, seen, say)) {
      if (band) await put(band);
      yield progress(share);
    }
  checkNotBlack(result, image, runtime.device.label);
  return { kind: 'picture', pixels: result, measures: {}, notes, continues: byDescent };
}

/** What was learnt of a painting, here or before it shipped; null where nothing was. @throws UserError style-unknown, or learnt-style */
async function learntOf(
  runtime: Runtime,
  { name, learnt, shipped }: GivenPicture,
): Promise<LearntCode | null> {
  if (learnt) return readLearntStyle(await learnt(), name);
  return shipped === undefined ? null : shippedStyle(await loadShipped(runtime), shipped);
}
