import { explain } from '../../../errors/explain.ts';
import { crop } from '../../../image/crop.ts';
import type { Part } from '../../../image/lay-over.ts';
import type { Pixels } from '../../../image/pixels.ts';
import { FARTHEST, clip, grown } from '../../fill/cells.ts';
import type { FillOptions } from '../../fill/fill.ts';
import { collectNotes } from '../../notes.ts';
import type { Region } from '../../optimise/region.ts';
import type { Given } from '../inputs.ts';
import { cutMask } from '../part-mask.ts';
import { previewer } from '../part-preview.ts';
import type { ToolResult, ToolRun } from '../tool.ts';
import type { fill } from './definition.ts';
import { boundsOf, holeOf, holeWithin, rimOf, type Hole } from './hole.ts';
import { methods } from './methods.ts';
import { sketch } from './sketch.ts';

/**
 * Fills what is marked and its rim as often as variations are wanted, each with the seed that follows the one before.
 * Only the hole and what is around it is looked at, so that the cost follows the hole and not the photo; what is
 * finished can be had while the rest is in work.
 */
export const run: ToolRun<typeof fill> = async function* (inputs, parameters, runtime) {
  const { image, mask } = inputs;
  const { width, height } = image.pixels;
  const { method, variations, seed } = parameters;
  yield { stage: 'preparing', step: 0, of: variations, fraction: 0 };
  const hole = holeOf(mask, rimOf(parameters, width, height));
  if (!hole) throw explain('nothing-to-fill');
  const around = surroundings(hole, inputs);
  const picture = cut(image.pixels, around);
  const region = inPart(hole.region, around);
  const within = holeWithin(hole, around);
  const drawn = drawnFrom(inputs, around);

  const { notes, say } = collectNotes();
  const vary = methods[method]({ picture, hole: within, drawn, runtime, say });
  const preview = previewer(hole);
  const guess = await sketch(picture, within, region, { ...drawn, seed });
  if (guess)
    yield { stage: 'filling', step: 1, of: variations, fraction: 0, ...(await preview(() => guess)) };
  const finished: Pixels[] = [];
  const result = (): ToolResult<'pictures'> => ({
    ...{ kind: 'pictures', pictures: [...finished], part: partOf(hole) },
    ...{ measures: {}, notes },
  });
  for (let step = 0; step < variations; step++) {
    const steps = vary(step, (seed + step) % 2 ** 32);
    let next = await steps.next();
    for (; !next.done; next = await steps.next()) {
      const { stage, fraction, picture: now } = next.value;
      yield {
        ...{ stage, step: step + 1, of: variations, fraction: (step + fraction) / variations },
        // Before that there are but guesses.
        ...(finished.length > 0 && { partial: { result, continues: null } }),
        ...(now && (await preview(() => cut(now(), region)))),
      };
    }
    finished.push(cut(next.value, region));
  }
  return result();
};

/** As far around the hole as is searched, and where it is to be drawn from. */
function surroundings({ region }: Hole, { image, from }: Given<typeof fill.inputs>): Region {
  const { width, height } = image.pixels;
  const near = clip(grown(region, FARTHEST), width, height);
  const wanted = from && boundsOf(from);
  if (!wanted) return near;
  return {
    ...{ left: Math.min(near.left, wanted.left), top: Math.min(near.top, wanted.top) },
    ...{ right: Math.max(near.right, wanted.right), bottom: Math.max(near.bottom, wanted.bottom) },
  };
}

/** What may be copied, and what not, in a part of the picture. */
function drawnFrom({ from, avoid }: Given<typeof fill.inputs>, part: Region): Omit<FillOptions, 'seed'> {
  return {
    ...(from && { from: cutMask(from.data, from.width, part) }),
    ...(avoid && { avoid: cutMask(avoid.data, avoid.width, part) }),
  };
}

function partOf({ region, cover }: Hole): Part {
  return { x: region.left, y: region.top, mask: cover };
}

/** Where a region lies in a part of the picture. */
function inPart({ left, top, right, bottom }: Region, part: Region): Region {
  return {
    ...{ left: left - part.left, top: top - part.top },
    ...{ right: right - part.left, bottom: bottom - part.top },
  };
}

function cut(picture: Pixels, { left, top, right, bottom }: Region): Pixels {
  return crop(picture, left, top, right - left, bottom - top);
}
