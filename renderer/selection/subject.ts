import i18next from 'i18next';
import { pentimento } from '../base/connection.ts';
import type { HeldKeys } from '../base/held-keys.ts';
import { notify } from '../base/notices.ts';
import { flattenPicture } from '../composite/flatten.ts';
import type { OpenDocument, Picture } from '../picture/document.ts';
import { withSelection } from '../picture/selection.ts';
import { combine } from '../pixels/mask/combine.ts';
import type { Mode } from '../pixels/mask/combine.ts';
import { selectShare } from '../pixels/mask/object-selection.ts';
import { documentRect } from '../pixels/mask/tiles.ts';
import type { Work } from '../pixels/work.ts';
import { carryOut } from '../workers/carry-out.ts';
import { longStepIn } from '../workers/slow-step.ts';
import { smallPicture } from './dialogs/small-picture.ts';
import { modeOf } from './tools/keys.ts';

/** Longer side of the picture in which people are looked for, pixels: the network sees fewer. */
const longest = 512;

/**
 * Selects the people in what the picture shows, or says that there is nobody.
 *
 * @param keys With Shift they are added to the selection, with Alt taken from it, as with the selection tools.
 */
export function selectSubject({ id }: OpenDocument, keys: HeldKeys): Promise<boolean> {
  return longStepIn(id, 'select', (now, _, giving) => select(now, keys, giving));
}

async function select(now: Picture, keys: HeldKeys, giving: AbortController): Promise<Picture | null> {
  const mode = modeOf(keys, now.selection !== null);
  const { data, width, height, profile } = smallPicture(now, longest);
  const seen = { width, height, data: new Uint8Array(data.buffer), profile };
  const { shares } = await pentimento().call('findPeople', { picture: seen });
  giving.signal.throwIfAborted();
  if (!shares) {
    notify('information', i18next.t('selection.nobody'));
    return null;
  }
  const share = Float32Array.from(shares, (value) => value / 255);
  const factor = 2 ** Math.round(Math.log2(now.width / width));
  return carryOut(selected(now, { share, width, height, factor }, mode), now.width * now.height, giving);
}

function* selected(now: Picture, found: Parameters<typeof selectShare>[2], mode: Mode): Work<Picture> {
  const shape = yield* selectShare(yield* flattenPicture(now), now, found, documentRect(now));
  return withSelection(now, combine(now.selection, shape, mode, now));
}
