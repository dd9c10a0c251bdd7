import i18next from 'i18next';
import type { OpenedPicture, ReferencePixels } from '../../../preload/contract/index.ts';
import type { Reference } from '../../../preload/contract/recipe.ts';
import { pentimento } from '../../base/connection.ts';
import { inLanguage } from '../../base/language.ts';
import { ownerOf } from '../../base/owners.ts';

type Pixels = Pick<ReferencePixels, 'pixels' | 'profile' | 'style' | 'shipped'>;

const opened = new Map<string, Promise<Pixels>>();

/** After the connection was lost, nobody may hold them any more. */
export function forgetOpenedStyles(): void {
  opened.clear();
}

/** The stored pixels of a reference, with the style that was learnt of it; a shipped style is opened the first time it is used. */
export function referencePixels(reference: Reference): Promise<Pixels> {
  if (reference.kind === 'own') return Promise.resolve(pixelsOf(reference.picture));
  if (reference.kind === 'learnt')
    return Promise.resolve({ ...pixelsOf(reference.picture), style: reference.style });
  const { id, file: name } = reference.style;
  const file = `styles/${name}`;
  const known = opened.get(file);
  if (known) return known;
  const opening = pentimento()
    .call('openResource', { owner: ownerOf('styles'), file })
    .then((picture) => ({ ...pixelsOf(picture), shipped: id }));
  opened.set(file, opening);
  opening.catch(() => opened.delete(file));
  return opening;
}

function pixelsOf({ pixels, profile }: OpenedPicture): Pixels {
  return { pixels, profile };
}

/** What messages call a reference: the file's name, or the style's title. */
export function referenceName(reference: Reference): string {
  return describeReference(reference, i18next.language).title;
}

/** What a reference is called, and by whom it is. */
export function describeReference(
  reference: Reference,
  language: string,
): { readonly title: string; readonly artist: string | null } {
  if (reference.kind === 'own') return { title: reference.picture.name, artist: null };
  if (reference.kind === 'learnt') return { title: reference.name, artist: null };
  const { title, artist } = reference.style;
  return { title: inLanguage(title, language), artist: artist && inLanguage(artist, language) };
}
