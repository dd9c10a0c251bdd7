import { explain } from '../../../errors/explain.ts';
import { isFlat } from '../../../image/flat.ts';
import { noise } from '../../../image/noise.ts';
import type { Planes } from '../../../image/pixels.ts';
import { toPlanes } from '../../../image/planes.ts';
import { resize } from '../../../image/resample.ts';
import { gatys, type Style } from '../../losses/gatys.ts';
import type { FeatureNetwork } from '../../networks/features.ts';
import { loadLossnet } from '../../networks/load.ts';
import { collectNotes, note, type Say } from '../../notes.ts';
import { descend } from '../../optimise/descend.ts';
import { measureGrams } from '../../optimise/grams.ts';
import { planLevels, remainingLevels, SHORTEST, type Level } from '../../optimise/levels.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import type { GivenPicture } from '../inputs.ts';
import { finish, workingSize } from '../pictures.ts';
import { previewer } from '../preview.ts';
import type { ToolResult, ToolRun } from '../tool.ts';
import { planColours } from './colours.ts';
import type { restyle, RestyleParameters } from './definition.ts';
import { duration } from './duration.ts';
import { blendShares, chooseWeights } from './weights.ts';

/** Method `descent`: V1, Gatys, Ecker, Bethge 2016, coarse to fine. */
export const run: ToolRun<typeof restyle> = async function* (inputs, parameters, runtime) {
  const image = inputs.image.pixels;
  const weights = chooseWeights(parameters);
  const shares = blendShares(parameters.blend, inputs.style.length);
  const size = workingSize(inputs.image, parameters.size);
  const photo = toPlanes(image);
  const colours = planColours(parameters.keepColours, photo);
  const paintings = inputs.style.map((painting) => colours.painting(readPainting(painting)));
  const plan = planLevels(size.width, size.height, parameters.iterations);
  const levels = remainingLevels(plan, parameters.start === 'picture' ? parameters.iterationsDone : 0);
  const work = levels.map(workOf);
  const allWork = sum(plan.map(workOf));
  const of = sum(plan.map(({ iterations }) => iterations));
  let step = of - sum(levels.map(({ iterations }) => iterations));
  let doneWork = allWork - sum(work);
  yield { stage: 'preparing', step, of, fraction: doneWork / allWork };

  const { notes, say } = collectNotes();
  const network = await loadLossnet(runtime);
  const preview = previewer();
  const [coarsest] = levels;
  let picture = firstPicture(
    inputs.startPicture && colours.start(toPlanes(inputs.startPicture.pixels)),
    resize(colours.photo, coarsest.width, coarsest.height),
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
    const content = resize(colours.photo, width, height);
    const styles = await measureStyles(
      runtime,
      network,
      paintings,
      shares,
      parameters.styleScale,
      level,
      say,
    );
    const method = gatys(content, styles, weights, parameters.scaling);
    const problem = { width, height, network, method, memoryBudget: runtime.memoryBudget };
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
};

export const answers = { duration };

function workOf({ width, height, iterations }: Level): number {
  return width * height * iterations;
}

function readPainting({ name, pixels }: GivenPicture): Planes {
  const painting = toPlanes(pixels);
  const { width, height } = painting;
  if (Math.min(width, height) < SHORTEST) {
    throw explain('image-too-small', { name, width, height, least: SHORTEST });
  }
  if (isFlat(painting)) {
    throw explain('flat-style', { name });
  }
  return painting;
}

function firstPicture(given: Planes | null, photo: Planes, { start, seed }: RestyleParameters): Planes {
  const { width, height } = photo;
  if (start === 'noise') return noise(width, height, { seed });
  if (start === 'photo') return photo;
  if (!given) throw explain('input-missing', { tool: 'restyle', input: 'startPicture' });
  return resize(given, width, height);
}

/** Each painting at a level's size times the style scale, so that strokes keep their proportion to the picture. */
async function measureStyles(
  runtime: Runtime,
  network: FeatureNetwork,
  paintings: readonly Planes[],
  shares: readonly number[],
  styleScale: number,
  level: Level,
  say: Say,
): Promise<Style[]> {
  const styles: Style[] = [];
  for (const [i, painting] of paintings.entries()) {
    const scale =
      (Math.max(level.width, level.height) * styleScale) / Math.max(painting.width, painting.height);
    const width = Math.max(SHORTEST, Math.round(painting.width * scale));
    const height = Math.max(SHORTEST, Math.round(painting.height * scale));
    const grams = await measureGrams(runtime, network, resize(painting, width, height), say);
    styles.push({ weight: shares[i] ?? 0, grams });
  }
  return styles;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}
