import i18next from 'i18next';
import type { PictureNote } from '../../preload/contract/index.ts';

/** What is to be known of a picture, in the window's language. */
export function noteWords({ code, values }: Pick<PictureNote, 'code' | 'values'>): string {
  return i18next.t(`notes.${code}`, values ?? {});
}
