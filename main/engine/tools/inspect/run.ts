import { noise } from '../../../image/noise.ts';
import type { Planes } from '../../../image/pixels.ts';
import { toPlanes } from '../../../image/planes.ts';
import { resize } from '../../../image/resample.ts';
import { gatys, type GatysWeights } from '../../losses/gatys.ts';
import { taps, type Tap } from '../../networks/features.ts';
import { loadLossnet } from '../../networks/load.ts';
import { collectNotes } from '../../notes.ts';
import { descend } from '../../optimise/descend.ts';
import { measureGrams } from '../../optimise/grams.ts';
import { finish, workingSize } from '../pictures.ts';
import { previewer } from '../preview.ts';
import type { ToolResult, ToolRun } from '../tool.ts';
import type { inspect, InspectParameters } from './definition.ts';

/** γ where smoothness is 1: little, or the picture shows what TV keeps instead of what the layer keeps. */
const SMOOTHNESS = 0.003;

/** Descent from noise on one term of `gatys`, towards the picture itself (Gatys et al. 2016, figure 1). */
export const run: ToolRun<typeof inspect> = async function* (inputs, parameters, runtime) {
  const image = inputs.image.pixels;
  const { iterations, optimiser, seed } = parameters;
  const { width, height } = workingSize(inputs.image, parameters.size);
  yield { stage: 'preparing', step: 0, of: iterations, fraction: 0 };
  const { notes, say } = collectNotes();
  const network = await loadLossnet(runtime);
  const photo = resize(toPlanes(image), width, height);
  const styles =
    parameters.keep === 'style'
      ? [{ weight: 1, grams: await measureGrams(runtime, network, photo, say) }]
      : [];
  const method = gatys(photo, styles, chooseWeights(parameters), 'relative');
  const problem = { width, height, network, method, memoryBudget: runtime.memoryBudget };

  const preview = previewer();
  let measures: Readonly<Record<string, number>> = {};
  const resultOf = (picture: Planes): ToolResult<'picture'> => ({
    ...{ kind: 'picture', pixels: finish(picture, image, runtime), measures, notes },
  });
  const steps = descend(runtime, problem, noise(width, height, { seed }), { optimiser, iterations, say });
  let next = await steps.next();
  for (; !next.done; next = await steps.next()) {
    const { iteration, terms, picture } = next.value;
    measures = terms;
    const fraction = iteration / iterations;
    const partial = { result: () => resultOf(picture), continues: null };
    yield { stage: 'descending', step: iteration, of: iterations, fraction, partial, ...preview(picture) };
  }
  return resultOf(next.value);
};

/** Content from one layer; style from the first layer up to one, as the paper's rows do. */
function chooseWeights({ keep, layer, smoothness }: InspectParameters): GatysWeights {
  const depth = taps.indexOf(layer) + 1;
  return {
    content: keep === 'content' ? 1 : 0,
    style: keep === 'style' ? 1 : 0,
    smoothness: SMOOTHNESS * smoothness,
    layers: Object.fromEntries(taps.map((tap, i) => [tap, i < depth ? 1 / depth : 0])) as Record<Tap, number>,
    contentTap: layer,
  };
}
