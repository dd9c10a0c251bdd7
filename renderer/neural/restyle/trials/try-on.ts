import type { Request, ToolDescription } from '../../../../preload/contract/index.ts';
import type { Reference } from '../../../../preload/contract/recipe.ts';
import { pentimento } from '../../../base/connection.ts';
import { onScreen } from '../../../pixels/colours.ts';
import { readMiniature } from '../../../view/miniature.ts';
import { compositor } from '../../../view/painter.ts';
import { namedReferences } from '../../jobs/inputs.ts';
import { trialSide } from './sizes.ts';
import type { Use } from './sizes.ts';
import type { Subject } from './subject.ts';

type Small = Request<'tryOut'>['picture'];

/** Of each subject, its picture made small; null where there is nothing to be seen of it. */
const small = new WeakMap<Subject, Partial<Record<Use, Promise<Small | null>>>>();

/** A style on a subject as the screen shows it; null where there is nothing to be seen. */
export async function tryOn(
  { id }: ToolDescription,
  input: string,
  subject: Subject,
  reference: Reference,
  use: Use,
): Promise<ImageBitmap | null> {
  const size = trialSide(subject.picture, use);
  if (size === null) return null;
  const known = small.get(subject) ?? {};
  small.set(subject, known);
  const picture = await (known[use] ??= smallOf(subject, 2 * size));
  if (!picture) return null;
  const pictures = await namedReferences([reference]);
  const parameters = { ...subject.parameters, longestSide: size };
  const inputs = { [input]: { kind: 'references' as const, pictures } };
  const made = await pentimento().call('tryOut', { tool: id, parameters, inputs, picture });
  const { width, height, data, profile } = made.picture;
  return createImageBitmap(new ImageData(onScreen(new Uint8ClampedArray(data), profile), width, height));
}

/** @param most Pixels of its longer side: half as many at least, where it has them. */
async function smallOf({ document, picture }: Subject, most: number): Promise<Small | null> {
  for (;;) {
    const read = readMiniature(`${document} tried`, picture, Math.min(1024, most), compositor);
    if (!read) {
      await new Promise(requestAnimationFrame);
      continue;
    }
    const { width, height, data } = read;
    const isSeen = data.some((value, at) => at % 4 === 3 && value > 0);
    return isSeen ? { width, height, data: new Uint8Array(data.buffer), profile: picture.profile } : null;
  }
}
