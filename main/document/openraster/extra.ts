import type { LayeredDocument } from '../../../preload/contract/document.ts';
import { deepestMessage } from '../../../preload/contract/limits.ts';
import { parsed } from '../../store/parsed.ts';
import { checkDocument } from '../within-limits.ts';
import { Extra, type FileRaster } from './format.ts';

/** Values that the JSON may have in it: a hundred and more for each of as many layers as there may be. */
const MOST_VALUES = 300_000;

/**
 * What Pentimento wrote beside, or null where it can't be read. It is counted before it is checked value by
 * value: checking costs far more than parsing.
 * @throws UserError image-too-large where it has more of something than a document may have.
 */
export function parseExtra(
  json: string,
  size: { readonly width: number; readonly height: number },
  name: string,
): Extra | null {
  const value = parsed(json);
  if (!isCountable(value)) return null;
  const extra = Extra.safeParse(value);
  if (!extra.success) return null;
  const document: LayeredDocument<FileRaster> = { ...size, ...extra.data };
  checkDocument(name, document);
  return extra.data;
}

function isCountable(value: unknown): boolean {
  let level: unknown[] = [value];
  let values = 0;
  for (let depth = 0; level.length > 0; depth += 1) {
    values += level.length;
    if (depth > deepestMessage || values > MOST_VALUES) return false;
    level = level.flatMap((each): unknown[] =>
      typeof each === 'object' && each !== null ? Object.values(each) : [],
    );
  }
  return true;
}
