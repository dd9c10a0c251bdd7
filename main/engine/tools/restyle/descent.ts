import { explain } from '../../../errors/explain.ts';
import { noise } from '../../../image/noise.ts';
import type { Planes } from '../../../image/pixels.ts';
import { toPlanes } from '../../../image/planes.ts';
import { resize } from '../../../image/resample.ts';
import { loadFeatures } from '../../networks/load.ts';
import { collectNotes, note } from '../../notes.ts';
import { descend } from '../../optimise/descend.ts';
import { remainingLevels } from '../../optimise/levels.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import type { Given } from '../inputs.ts';
import { finish, workingSize } from '../pictures.ts';
import { previewer } from '../preview.ts';
import type { ToolProgress, ToolResult } from '../tool.ts';
import { planColours } from './colours.ts';
import type { restyle, RestyleParameters } from './definition.ts';
import { restylingFor, type DescentMethod } from './methods.ts';
import { readPainting } from './painting.ts';

/** A descent on the picture, coarse to fine, towards what the method makes of the photo and the paintings. */
export async function* restyleByDescent(
  method: DescentMethod,
  inputs: Given<typeof restyle.inputs>,
  parameters: RestyleParameters,
  runtime: Runtime,
): AsyncGenerator<ToolProgress, ToolResult<'picture'>, void> {
  const image = inputs.image.pixels;
  const network = await loadFeatures(runtime, parameters.network);
  const restyling = restylingFor(method, parameters, inputs.style.length, network);
  const size = workingSize(inputs.image, parameters.size);
  const photo = toPlanes(image);
  const colours = planColours(parameters.keepColours, () => photo);
  const seen = colours.seen(photo);
  const paintings = inputs.style.map((painting) => colours.painting(readPainting(painting)));
  const plan = restyling.plan(size.width, size.height);
  const levels = remainingLevels(plan, parameters.start === 'picture' ? parameters.iterationsDone : 0);
  const work = levels.map(restyling.work);
  const allWork = sum(plan.map(restyling.work));
  const of = sum(plan.map(({ iterations }) => iterations));
  let step = of - sum(levels.map(({ iterations }) => iterations));
  let doneWork = allWork - sum(work);
  yield { stage: 'preparing', step, of, fraction: doneWork / allWork };

  const { notes, say } = collectNotes();
  const preview = previewer();
  const [coarsest] = levels;
  let picture = firstPicture(
    inputs.startPicture && colours.seen(toPlanes(inputs.startPicture.pixels)),
    resize(seen, coarsest.width, coarsest.height),
    parameters,
  );
  let measures: Readonly<Record<string, number>> = {};
  const resultOf = (picture: Planes): ToolResult<'picture'> => {
    if (parameters.size > Math.max(image.width, image.height))
      say(note('own-size', { size: `${size.width} × ${size.height}` }));
    const painted = resize(picture, size.width, size.height);
    const result = colours.result(painted, resize(photo, size.width, size.height));
    return { kind: 'picture', pixels: finish(result, image, runtime), measures, notes };
  };
  for (const [i, level] of levels.entries()) {
    const { width, height, iterations } = level;
    const levelPhoto = resize(seen, width, height);
    const aim = await restyling.method({ runtime, network, photo: levelPhoto, paintings, say });
    const problem = { width, height, network, method: aim, memoryBudget: runtime.memoryBudget };
    const steps = descend(runtime, problem, resize(picture, width, height), {
      optimiser: parameters.optimiser,
      iterations,
      say,
    });
    let next = await steps.next();
    for (; !next.done; next = await steps.next()) {
      const { iteration, terms, picture: now } = next.value;
      measures = terms;
      const fraction = (doneWork + ((work[i] ?? 0) * iteration) / iterations) / allWork;
      yield {
        stage: i === 0 ? 'descending' : 'refining',
        step: step + iteration,
        of,
        fraction,
        partial: {
          result: () => resultOf(now),
          continues: {
            input: 'startPicture',
            values: { start: 'picture', iterationsDone: step + iteration },
          },
        },
        ...preview(now),
      };
    }
    picture = next.value;
    step += iterations;
    doneWork += work[i] ?? 0;
  }

  return resultOf(picture);
}

function firstPicture(given: Planes | null, photo: Planes, { start, seed }: RestyleParameters): Planes {
  const { width, height } = photo;
  if (start === 'noise') return noise(width, height, { seed });
  if (start === 'photo') return photo;
  if (!given) throw explain('input-missing', { tool: 'restyle', input: 'startPicture' });
  return resize(given, width, height);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}
