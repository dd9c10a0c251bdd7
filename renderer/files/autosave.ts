import i18next from 'i18next';
import { create } from 'zustand';
import { CallError } from '../../preload/contract/index.ts';
import { pentimento, useConnection } from '../base/connection.ts';
import { notify } from '../base/notices.ts';
import { borrowing } from '../base/owners.ts';
import { isModified, presentOf } from '../picture/document.ts';
import type { Picture } from '../picture/document.ts';
import { documentOf, useDocuments } from '../picture/store.ts';
import { storePicture } from '../picture/stored.ts';
import { rowsOf } from '../picture/tree.ts';
import { Keeper } from './keeper.ts';
import { holdDocument, letDocumentGo } from './kept-locks.ts';
import { thumbnailOf } from './recovery/thumbnail.ts';

/** Between two attempts to keep what could not be kept, such as on a full disk, milliseconds. */
const pause = 10_000;

/** Why changes can't be kept. */
type Reason = 'full' | 'other';

/** The documents whose changes aren't kept, which is shown as long as it is so. */
export const useUnkept = create<{ readonly unkept: Readonly<Record<string, Reason>> }>(() => ({
  unkept: {},
}));

const keeper = new Keeper<Picture>({ pause, keep, forget, failed });

/**
 * Keeps documents with unsaved changes on the other side, each after every finished step, so that whatever ends
 * the application loses at most the step that was under way. Whether a document counts as saved never hangs on it.
 */
export function startAutosave(): void {
  useDocuments.subscribe(({ documents }, before) => {
    for (const document of documents) {
      if (before.documents.includes(document)) continue;
      holdDocument(document.id);
      keeper.want(document.id, isModified(document) ? presentOf(document) : null);
    }
    for (const { id } of before.documents) {
      if (documents.some((document) => document.id === id)) continue;
      letDocumentGo(id);
      keeper.want(id, null);
    }
  });
  useConnection.subscribe(({ connected }) => {
    if (connected) keeper.retry();
  });
}

/** A document that was recovered is kept already. */
export function alreadyKept(id: string, picture: Picture): void {
  keeper.had(id, picture);
}

/** Resolves once everything is kept as it stands, or can't be. */
export function settled(): Promise<void> {
  return keeper.idle();
}

/** Resolves once a document whose changes were given up can't come back; rejects where that can't be had. */
export function discardKept(id: string): Promise<void> {
  return keeper.discard(id);
}

async function forget(id: string): Promise<void> {
  await pentimento().call('forgetDocument', { id });
}

async function keep(id: string, picture: Picture, wanted: () => boolean): Promise<void> {
  const document = documentOf(id);
  if (!document) return;
  const { name, file, version, photo, photoRaster } = document;
  const photoLayer =
    rowsOf(picture.layers).find(({ layer }) => layer.kind === 'raster' && layer.pixels === photoRaster)?.layer
      .id ?? null;
  await borrowing(async (owner) => {
    const stored = await storePicture(picture, document, owner);
    if (!wanted()) return;
    const thumbnail = thumbnailOf(picture);
    const request = { id, name, file, version, photo, photoLayer, document: stored, thumbnail };
    await pentimento().call('keepDocument', request);
  });
}

/** Work goes on; that it isn't kept is said once, and shown until it is. */
function failed(id: string, error: unknown): void {
  const before = useUnkept.getState().unkept;
  const others = Object.fromEntries(Object.entries(before).filter(([each]) => each !== id));
  const document = documentOf(id);
  if (error === null || !document) {
    useUnkept.setState({ unkept: others });
    return;
  }
  const code = error instanceof CallError ? error.code : 'internal';
  const reason = code === 'disk-full' ? 'full' : 'other';
  useUnkept.setState({ unkept: { ...others, [id]: reason } });
  // A connection that is lost is told of by itself.
  if (Object.keys(before).length > 0 || code === 'connection-lost') return;
  notify('failure', i18next.t('recovery.notKept'), i18next.t(`recovery.${reason}`));
}
