import { isOpaque } from '../../../image/pack.ts';
import { fromPlanes } from '../../../image/planes.ts';
import { collectNotes, note } from '../../notes.ts';
import { checkNotBlack } from '../../runtime/checks.ts';
import { settle } from '../../runtime/rows.ts';
import { emptyPixels } from '../pictures.ts';
import { alphaRows, colourRows } from '../pixel-rows.ts';
import type { ToolRun } from '../tool.ts';
import { AT_ONCE, bicubicRows } from './bicubic-rows.ts';
import type { enlarge } from './definition.ts';
import { openPipeline } from './pipeline.ts';
import { previewer } from './preview.ts';
import { targetSize } from './target.ts';

const INVENTS = { faithful: null, crisp: note('crisp-invents'), vivid: note('vivid-invents') };

/** Finishes the result from the top down and holds nothing else as a whole. */
export const run: ToolRun<typeof enlarge> = async function* (inputs, parameters, runtime) {
  const image = inputs.image.pixels;
  const target = targetSize(image, parameters);
  const progress = (fraction: number) => ({
    ...{ stage: 'enlarging', step: Math.round(100 * fraction), of: 100, fraction },
  });
  yield { ...progress(0), stage: 'preparing' };

  const { notes, say } = collectNotes();
  const invents = parameters.strength > 0 ? INVENTS[parameters.method] : null;
  if (invents !== null) say(invents);
  const result = emptyPixels(target, image.depth);
  const alpha = isOpaque(image) ? null : alphaRows(image);
  const pipeline = await openPipeline(runtime, image, target, parameters, say);
  try {
    const read = pipeline.rows.reader();
    const readAlpha = alpha && bicubicRows(alpha, target).reader();
    const preview = previewer({ colours: colourRows(image), alpha }, pipeline.rows);
    let worked = 0;
    for (let from = 0; from < target.height; from += AT_ONCE) {
      const to = Math.min(from + AT_ONCE, target.height);
      const steps = read(from, to);
      let next = await steps.next();
      for (; !next.done; next = await steps.next()) {
        worked += next.value.work;
        yield progress(worked / pipeline.work);
      }
      const planes = { width: target.width, height: to - from, data: next.value };
      const covered = readAlpha ? await settle(readAlpha(from, to)) : undefined;
      const rows = fromPlanes(planes, image.depth, covered);
      result.data.set(rows.data, 4 * from * target.width);
      const fraction = pipeline.work > 0 ? worked / pipeline.work : to / target.height;
      yield { ...progress(fraction), ...(await preview(to)) };
    }
  } finally {
    await pipeline.close();
  }
  checkNotBlack(result, image, runtime.device.label);
  return { kind: 'picture', pixels: result, measures: {}, notes };
};
