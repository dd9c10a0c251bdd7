import i18next from 'i18next';
import { excessOfSize } from '../../../preload/contract/limits.ts';
import { bytesInWords } from '../../base/bytes.ts';
import { sayLimit } from '../../base/limits.ts';
import { roomForResults } from '../../base/memory.ts';
import { presentOf } from '../../picture/document.ts';
import type { OpenDocument, Picture } from '../../picture/document.ts';
import { imageSize } from '../../picture/reframe/reframe.ts';
import type { Size } from '../../picture/reframe/reframe.ts';
import { weightOf } from '../../picture/weight.ts';
import type { Destination } from '../recipe/store.ts';

/** Why a result of that size could not be held beside all that is open, if it could not. */
export function noRoomFor(
  size: Size,
  picture: Picture,
  destination: Destination,
  documents: readonly OpenDocument[],
): 'side' | 'pixels' | 'memory' | null {
  const excess = excessOfSize(size);
  if (excess) return excess;
  const held = documents.map(presentOf).reduce((sum, each) => sum + weightOf(each), 0);
  const { a, d } = imageSize(picture, size).map;
  const resized = destination === 'document' ? weightOf(picture) * (a * d - 1) : 0;
  return held + resized + bytesOf(size) > roomForResults ? 'memory' : null;
}

/** The same in words: what is too much, and what to do instead. */
export function sayNoRoom(reason: 'side' | 'pixels' | 'memory', size: Size): string {
  if (reason !== 'memory') return sayLimit(reason);
  const bytes = bytesInWords(bytesOf(size), i18next.language);
  return i18next.t('panels.resultSize.memory', { size: bytes });
}

function bytesOf({ width, height }: Size): number {
  return 4 * width * height;
}
