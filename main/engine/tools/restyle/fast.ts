import type { Continues } from '../../../../preload/contract/recipe.ts';
import { matchColours } from '../../../image/colour.ts';
import { toPlanes } from '../../../image/planes.ts';
import { resize } from '../../../image/resample.ts';
import { readLearntStyle, type LearntStyle } from '../../networks/learnt-style.ts';
import { collectNotes } from '../../notes.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import type { Given, GivenPicture } from '../inputs.ts';
import { finish, workingSize } from '../pictures.ts';
import type { ToolProgress, ToolResult } from '../tool.ts';
import { planColours } from './colours.ts';
import type { restyle, RestyleParameters } from './definition.ts';
import { paintFast } from './paint-fast.ts';
import { readPainting } from './painting.ts';
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
  const photo = resize(toPlanes(image), size.width, size.height);
  const colours = planColours(parameters.keepColours, photo);
  const paintings = inputs.style.map((painting) => colours.painting(readPainting(painting)));
  const learnt = await Promise.all(inputs.style.map(learntOf));
  const style = await codeOf(runtime, paintings, parameters, learnt);
  const steps = paintFast(runtime, style, colours.photo, say);
  let next = await steps.next();
  for (; !next.done; next = await steps.next()) {
    const fraction = next.value;
    yield { stage: 'painting', step: Math.round(100 * fraction), of: 100, fraction };
  }
  // What a network of its own paints has its painting's colours, whatever that was made to look like before.
  const own = learnt.some((one) => one?.network.kind === 'own');
  const painted =
    own && parameters.keepColours === 'histogram' ? matchColours(next.value, photo) : next.value;
  const pixels = finish(colours.result(painted, photo), image, runtime);
  return { kind: 'picture', pixels, measures: {}, notes, continues: byDescent };
}

/** What was learnt of a painting; null where nothing was. @throws UserError style-unknown, or learnt-style */
async function learntOf({ name, learnt }: GivenPicture): Promise<LearntStyle | null> {
  return learnt ? readLearntStyle(await learnt(), name) : null;
}
