import i18next from 'i18next';
import { notify } from '../base/notices.ts';
import { combine } from '../pixels/mask/combine.ts';
import { isNothing } from '../pixels/mask/tiles.ts';
import type { Raster } from '../pixels/raster.ts';
import { presentOf } from './document.ts';
import type { OpenDocument, Picture } from './document.ts';
import { commitIn, documentOf } from './store.ts';

/** Puts a selection, as a step. */
export function putSelection(id: string, label: string, selection: Raster | null): void {
  const document = documentOf(id);
  if (!document) return;
  const picture = presentOf(document);
  const next = withSelection(picture, selection);
  if (next.selection !== picture.selection) commitIn(id, label, next);
}

/** The picture with a selection. One that came out empty is none, and the person is told. */
export function withSelection(picture: Picture, selection: Raster | null): Picture {
  const empty = selection !== null && isNothing(selection);
  if (empty) notify('information', i18next.t('selection.cameOutEmpty'));
  return { ...picture, selection: empty ? null : selection };
}

export function deselect(id: string): void {
  putSelection(id, 'deselect', null);
}

/** The selection that the document had last before it had none. */
export function lastSelection(document: OpenDocument): Raster | null {
  const before = document.history.past.findLast(({ picture }) => picture.selection !== null);
  return before?.picture.selection ?? null;
}

/** The last selection as it fits the picture, which may have been cropped since. */
export function reselect(id: string): void {
  const document = documentOf(id);
  const last = document && lastSelection(document);
  if (!last) return;
  putSelection(id, 'reselect', combine(null, last, 'replace', presentOf(document)));
}

/** Changes the selection where there is one. */
export function changeSelection(
  id: string,
  label: string,
  change: (selection: Raster, picture: Picture) => Raster,
): void {
  const document = documentOf(id);
  const picture = document && presentOf(document);
  if (picture?.selection) putSelection(id, label, change(picture.selection, picture));
}
