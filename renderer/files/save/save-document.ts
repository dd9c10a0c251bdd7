import i18next from 'i18next';
import type { DocumentFormat, DocumentNote, Owner } from '../../../preload/contract/index.ts';
import { pentimento } from '../../base/connection.ts';
import { download } from '../../base/download.ts';
import { stemOf } from '../../base/file-name.ts';
import { notify, report } from '../../base/notices.ts';
import { borrowing } from '../../base/owners.ts';
import { presentOf } from '../../picture/document.ts';
import type { OpenDocument } from '../../picture/document.ts';
import { settled } from '../../picture/drafts.ts';
import { describeIn, documentOf, useDocuments } from '../../picture/store.ts';
import { holdTiles, storePicture } from '../../picture/stored.ts';
import { shownPixels } from '../../workers/assemble.ts';
import { besideOf } from './beside.ts';
import { flatFileOf, overwrite } from './flat.ts';
import type { Flat } from './flat.ts';
import { askFormat, askLoss } from './questions.ts';
import { saving } from './saving.ts';

/** Losses that were accepted, by document: they aren't asked about at every save. */
const accepted = new Map<string, string>();

/** Documents whose picture files may be written over, which was said once. */
const overwritten = new Set<string>();

/** Saves a document over its file, or asks where it has none. Whether it was saved. */
export async function saveDocument(id: string): Promise<boolean> {
  await settled(id, 'read');
  const document = documentOf(id);
  if (!document) return false;
  const flat = overwritten.has(id) ? flatFileOf(document) : null;
  if (document.file === null && !flat) return saveDocumentAs(id);
  try {
    if (flat) return await writeFlat(document, flat);
    const format = formatOf(document.name);
    const losses = JSON.stringify(await lossesOf(document, format));
    if (format === 'psd' && losses !== '[]' && accepted.get(id) !== losses) return await saveDocumentAs(id);
    return await write(document, format, document.file);
  } catch (error) {
    report(error);
    return false;
  }
}

/** Asks as what to save a document, and where. Whether it was saved. */
export async function saveDocumentAs(id: string): Promise<boolean> {
  await settled(id, 'read');
  const known = documentOf(id);
  if (!known) return false;
  const format = await askFormat(id, formatOf(known.name), flatFileOf(known)?.format ?? null);
  const document = documentOf(id);
  if (format === null || !document) return false;
  try {
    if (format === 'flat') {
      const flat = flatFileOf(document);
      if (!flat) return false;
      overwritten.add(id);
      return await writeFlat(document, flat);
    }
    accepted.set(id, JSON.stringify(await lossesOf(document, format)));
    return await write(document, format, null);
  } catch (error) {
    report(error);
    return false;
  }
}

/** What a file of that format could not keep of a document. */
export async function lossesOf(
  document: OpenDocument,
  format: DocumentFormat,
): Promise<readonly DocumentNote[]> {
  return borrowing(async (owner) =>
    pentimento().call('documentLosses', {
      document: await storePicture(presentOf(document), document, owner),
      format,
    }),
  );
}

/** @param version What the file may hold to be written over; null where that was asked. */
async function write(
  document: OpenDocument,
  format: DocumentFormat,
  file: string | null,
  version = document.version,
): Promise<boolean> {
  const picture = presentOf(document);
  const work = async (owner: Owner) => {
    const stored = await storePicture(picture, document, owner);
    const answer = await pentimento().call('saveDocument', {
      file,
      version,
      name: stemOf(document.name),
      ...besideOf(document),
      merged: await shownPixels(document, owner),
      document: stored,
      metadata: document.photo?.metadata ?? null,
      format,
    });
    if (answer.kind === 'saved' || answer.kind === 'download') holdTiles(document.id, stored);
    return answer;
  };
  const saved = await saving(document.name, () => borrowing(work));
  if (saved.kind === 'cancelled') return false;
  if (saved.kind === 'changed') return overChanged(document, (now) => write(now, format, file, null));
  if (saved.kind === 'download') download(saved.name, saved.bytes);
  describeIn(document.id, {
    saved: picture,
    name: saved.name,
    ...(saved.kind === 'saved' && { file: saved.file, version: saved.version }),
  });
  if (saved.kind === 'saved') standFor(document.id, saved.file);
  notify('success', i18next.t('save.done'), saved.name);
  return true;
}

/** Writes a picture over the file that it began as. */
async function writeFlat(document: OpenDocument, flat: Flat, version = document.version): Promise<boolean> {
  const picture = presentOf(document);
  const written = await saving(document.name, () => overwrite(document, flat, version));
  if (written.kind === 'changed') return overChanged(document, (now) => writeFlat(now, flat, null));
  describeIn(document.id, { saved: picture, version: written.version });
  notify('success', i18next.t('save.done'), document.name);
  return true;
}

/** The file on disk isn't the one that was opened or saved here: the person says what becomes of it. */
async function overChanged(
  { id, name }: OpenDocument,
  again: (document: OpenDocument) => Promise<boolean>,
): Promise<boolean> {
  const answer = await askLoss('changed', [name]);
  const document = documentOf(id);
  if (answer === 'stay' || !document) return false;
  return answer === 'keep' ? saveDocumentAs(id) : again(document);
}

/** A file has one tab: the one that wrote it last. */
function standFor(id: string, file: string): void {
  for (const document of useDocuments.getState().documents) {
    if (document.id === id) describeIn(id, { source: file });
    else if (document.source === file) describeIn(document.id, { source: null });
  }
}

function formatOf(name: string): DocumentFormat {
  return /\.ps[db]$/i.test(name) ? 'psd' : 'ora';
}
