import { SaveFormat } from '../../../preload/contract/index.ts';
import type { PictureNote, Request } from '../../../preload/contract/index.ts';
import { pentimento } from '../../base/connection.ts';
import { borrowing } from '../../base/owners.ts';
import { presentOf } from '../../picture/document.ts';
import type { OpenDocument } from '../../picture/document.ts';
import { isPlainPicture, shownPixels } from '../../workers/assemble.ts';
import { useExportChoices } from './export-choices.ts';

/** The file that a document began as and can be written to again. */
export interface Flat {
  readonly file: string;
  readonly format: SaveFormat;
}

/**
 * The picture file that holds all there is of a document: it began as one, and is one plain layer still. Null where
 * writing over it would lose something; 16 bits, too, which no brush keeps.
 */
export function flatFileOf(document: OpenDocument): Flat | null {
  const { source, file, photo } = document;
  const { layers, savedSelections } = presentOf(document);
  const [only] = layers;
  const format = SaveFormat.safeParse(photo?.format);
  if (source === null || file !== null || photo?.depth !== 8 || !format.success) return null;
  if (layers.length !== 1 || !only?.visible || !isPlainPicture(only) || only.mask) return null;
  return savedSelections.length > 0 ? null : { file: source, format: format.data };
}

/** The quality in which a picture is written over its file: as the last export to that kind. */
export function flatQuality(format: SaveFormat): number {
  return useExportChoices.getState().qualities[format];
}

export function flatLosses(document: OpenDocument, flat: Flat): Promise<readonly PictureNote[]> {
  return borrowing(async (owner) =>
    pentimento().call('whatIsLost', planOf(document, flat, await shownPixels(document, owner))),
  );
}

/** @param version What the file may hold; null where that was asked. */
export function overwrite(document: OpenDocument, flat: Flat, version: OpenDocument['version']) {
  return borrowing(async (owner) => {
    const plan = planOf(document, flat, await shownPixels(document, owner));
    return pentimento().call('overwritePicture', { ...plan, file: flat.file, version });
  });
}

function planOf(document: OpenDocument, { format }: Flat, pixels: string): Request<'whatIsLost'> {
  const { profile, composite } = presentOf(document);
  return {
    pixels,
    metadata: document.photo?.metadata ?? null,
    profile,
    ...(composite && { composite }),
    format,
    quality: flatQuality(format),
  };
}
