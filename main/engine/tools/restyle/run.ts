import { UserError } from '../../errors.ts';
import { constant, type Value } from '../../graph/index.ts';
import { luminance, luminanceOnly, matchColours } from '../../image/colour.ts';
import { isFlat } from '../../image/flat.ts';
import { noise } from '../../image/noise.ts';
import type { Pixels, Planes } from '../../image/pixels.ts';
import { alphaOf, fromPlanes, toPlanes } from '../../image/planes.ts';
import { resize, resizeChannels } from '../../image/resample.ts';
import { loadLossnet } from '../../networks/load.ts';
import { taps, type FeatureNetwork, type Tap } from '../../networks/features.ts';
import { descend } from '../../optimise/descend.ts';
import { fitWithin, planLevels, type Level } from '../../optimise/levels.ts';
import { measureStatistics } from '../../optimise/picture-objective.ts';
import { checkPicture } from '../../runtime/checks.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { previewer } from '../preview.ts';
import type { ToolRun } from '../tool.ts';
import type { RestyleParameters } from './definition.ts';
import { gatys, type GatysWeights, type Style } from './gatys.ts';

/** The shortest side that still has a position at every tap with something around it. */
const SHORTEST = 32;
/** What the strengths of 1 stand for, found by eye on photographs and paintings: α, β and γ of `gatys`. */
const DEFAULTS = { content: 0.02, style: 1, smoothness: 0.01 };
/** The same for the papers' scaling: α:β = 1e-3 (Gatys et al. 2016, §3), features here being of unit power. */
const PAPER_DEFAULTS = { content: 1e-3, style: 1, smoothness: 0.01 };

/** Method `descent`: V1, Gatys, Ecker, Bethge 2016, coarse to fine. */
export const run: ToolRun<RestyleParameters> = async function* (pictures, parameters, runtime) {
  const { image } = pictures;
  const notes: string[] = [];
  const weights = chooseWeights(parameters);
  const size = fitWithin(image.width, image.height, parameters.size);
  if (Math.min(size.width, size.height) < SHORTEST) {
    throw new UserError(
      'image-too-small',
      `At this size the photo is ${size.width} × ${size.height} pixels; restyling needs at least ${SHORTEST} on each side. ` +
        'Choose a larger size or a larger photo.',
    );
  }
  if (parameters.size > Math.max(image.width, image.height)) {
    notes.push(
      `The result has the photo's own size, ${size.width} × ${size.height}; enlarge the photo first for more.`,
    );
  }
  const photo = toPlanes(image);
  const paintings = pictures.references.map((reference, i) => readPainting(reference, i, photo, parameters));
  const levels = planLevels(size.width, size.height, parameters.iterations);
  const work = levels.map(({ width, height, iterations }) => width * height * iterations);
  const allWork = work.reduce((a, b) => a + b, 0);
  const of = levels.reduce((sum, { iterations }) => sum + iterations, 0);
  yield { stage: 'preparing', step: 0, of, fraction: 0 };

  const network = await loadLossnet(runtime);
  const preview = previewer();
  let picture: Planes | null = null;
  let measures: Readonly<Record<string, number>> = {};
  let step = 0;
  let doneWork = 0;
  for (const [i, level] of levels.entries()) {
    const { width, height, iterations } = level;
    const content = resize(grey(photo, parameters), width, height);
    const styles = await measureStyles(runtime, network, paintings, parameters, weights, level);
    const problem = {
      ...{ width, height, network, photo: content, memoryBudget: runtime.memoryBudget },
      method: gatys(styles, weights, parameters.scaling),
    };
    const start = picture
      ? resize(picture, width, height)
      : firstPicture(pictures.start, content, parameters);
    const steps = descend(runtime, problem, start, { optimiser: parameters.optimiser, iterations });
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
        ...preview(now),
      };
    }
    picture = next.value;
    step += iterations;
    doneWork += work[i] ?? 0;
  }

  const result = withColours(picture as Planes, resize(photo, size.width, size.height), parameters);
  checkPicture(result.data, runtime.device.label);
  const alpha = resizeChannels(alphaOf(image), 1, image.width, image.height, size.width, size.height);
  return { pixels: fromPlanes(result, image.depth, alpha), measures, notes };
};

function chooseWeights({
  contentStrength,
  styleStrength,
  smoothness,
  layers,
  scaling,
}: RestyleParameters): GatysWeights {
  const presets = scaling === 'paper' ? PAPER_DEFAULTS : DEFAULTS;
  const sum = taps.reduce((total, tap) => total + layers[tap], 0);
  if (contentStrength === 0 && (styleStrength === 0 || sum === 0)) {
    throw new UserError(
      'bad-parameters',
      'All strengths are zero, so there is nothing to work towards. Raise how much of the photo or of the painting to keep.',
    );
  }
  return {
    content: presets.content * contentStrength,
    style: sum > 0 ? presets.style * styleStrength : 0,
    smoothness: presets.smoothness * smoothness,
    layers: Object.fromEntries(taps.map((tap) => [tap, sum > 0 ? layers[tap] / sum : 0])) as Record<
      Tap,
      number
    >,
  };
}

/** A painting with its colours prepared; its size is chosen level by level. */
function readPainting(pixels: Pixels, index: number, photo: Planes, parameters: RestyleParameters): Planes {
  const painting = toPlanes(pixels);
  if (Math.min(painting.width, painting.height) < SHORTEST) {
    throw new UserError(
      'image-too-small',
      `Style ${index + 1} is ${painting.width} × ${painting.height} pixels; it needs at least ${SHORTEST} on each side.`,
    );
  }
  if (isFlat(painting)) {
    throw new UserError(
      'flat-style',
      `Style ${index + 1} is one flat colour: there is nothing to learn from it. Choose a picture with texture.`,
    );
  }
  return parameters.keepColours === 'histogram' ? matchColours(painting, photo) : grey(painting, parameters);
}

/** Luminance-only transfer works on luminance alone (Gatys et al. 2016b, §5); else the picture as it is. */
function grey(picture: Planes, { keepColours }: RestyleParameters): Planes {
  if (keepColours !== 'luminance') return picture;
  const y = luminance(picture);
  const data = new Float32Array(3 * y.length);
  for (let plane = 0; plane < 3; plane += 1) data.set(y, plane * y.length);
  return { width: picture.width, height: picture.height, data };
}

function withColours(result: Planes, photo: Planes, { keepColours }: RestyleParameters): Planes {
  return keepColours === 'luminance' ? luminanceOnly(result, photo) : result;
}

function firstPicture(given: Pixels | null, photo: Planes, { start, seed }: RestyleParameters): Planes {
  const { width, height } = photo;
  if (start === 'noise') return noise(width, height, { seed });
  if (start === 'photo') return photo;
  if (!given) {
    throw new UserError(
      'bad-parameters',
      'Starting from a picture of your own needs that picture. Choose one, or start from the photo.',
    );
  }
  return resize(toPlanes(given), width, height);
}

/** Each painting's Gram matrices at a level: its long side is the level's, times the style scale. */
async function measureStyles(
  runtime: Runtime,
  network: FeatureNetwork,
  paintings: readonly Planes[],
  { blend, styleScale, scaling }: RestyleParameters,
  weights: GatysWeights,
  level: Level,
): Promise<Style[]> {
  const shares = paintings.map((_, i) => blend[i] ?? 1);
  const sum = shares.reduce((a, b) => a + b, 0);
  if (sum === 0)
    throw new UserError('bad-parameters', 'The blend gives every style the weight zero. Raise one of them.');
  const styles: Style[] = [];
  for (const [i, painting] of paintings.entries()) {
    const scale =
      (Math.max(level.width, level.height) * styleScale) / Math.max(painting.width, painting.height);
    const width = Math.max(SHORTEST, Math.round(painting.width * scale));
    const height = Math.max(SHORTEST, Math.round(painting.height * scale));
    const method = gatys([], weights, scaling);
    const problem = { width, height, network, method, photo: null, memoryBudget: runtime.memoryBudget };
    const grams =
      weights.style > 0 ? await measureStatistics(runtime, problem, resize(painting, width, height)) : {};
    styles.push({
      weight: (shares[i] ?? 0) / sum,
      grams: Object.fromEntries(
        taps.map((tap) => {
          const found = grams[`gram ${tap}`];
          return [tap, found ? constant(found.data, found.dims) : constant(0)];
        }),
      ) as Record<Tap, Value>,
    });
  }
  return styles;
}
