import i18next from 'i18next';
import type { DocumentFormat, DocumentNote } from '../../../preload/contract/index.ts';
import { pentimento } from '../../base/connection.ts';
import { notify, report } from '../../base/notices.ts';
import { presentOf } from '../../picture/document.ts';
import type { OpenDocument } from '../../picture/document.ts';
import { settled } from '../../picture/drafts.ts';
import { describeIn, documentOf } from '../../picture/store.ts';
import { storePicture } from '../../picture/stored.ts';
import { shownPixels } from '../../workers/assemble.ts';
import { download } from './download.ts';
import { stemOf } from './file-name.ts';
import { askFormat } from './questions.ts';

/** Losses that were accepted, by document: they aren't asked about at every save. */
const accepted = new Map<string, string>();

/** Saves a document over its file, or asks where it has none. Whether it was saved. */
export async function saveDocument(id: string): Promise<boolean> {
  await settled(id, 'read');
  const document = documentOf(id);
  if (!document) return false;
  if (document.file === null) return saveDocumentAs(id);
  try {
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
  const format = await askFormat(id, formatOf(known.name));
  const document = documentOf(id);
  if (format === null || !document) return false;
  try {
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
  return pentimento().call('documentLosses', {
    document: await storePicture(presentOf(document), document),
    format,
  });
}

async function write(document: OpenDocument, format: DocumentFormat, file: string | null): Promise<boolean> {
  const picture = presentOf(document);
  const saved = await pentimento().call('saveDocument', {
    file,
    name: stemOf(document.name),
    merged: await shownPixels(document),
    document: await storePicture(picture, document),
    metadata: document.photo?.metadata ?? null,
    format,
  });
  if (saved.kind === 'cancelled') return false;
  if (saved.kind === 'download') download(saved.name, saved.bytes);
  describeIn(document.id, {
    saved: picture,
    name: saved.name,
    ...(saved.kind === 'saved' && { file: saved.file }),
  });
  notify('success', i18next.t('save.done'), saved.name);
  return true;
}

function formatOf(name: string): DocumentFormat {
  return /\.ps[db]$/i.test(name) ? 'psd' : 'ora';
}
