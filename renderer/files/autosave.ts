import i18next from 'i18next';
import { CallError } from '../../preload/contract/index.ts';
import { pentimento, useConnection } from '../base/connection.ts';
import { notify } from '../base/notices.ts';
import { isModified, presentOf } from '../picture/document.ts';
import type { OpenDocument, Picture } from '../picture/document.ts';
import { documentOf, useDocuments } from '../picture/store.ts';
import { storePicture } from '../picture/stored.ts';
import { rowsOf } from '../picture/tree.ts';
import { holdDocument, letDocumentGo } from './kept-locks.ts';

/** After a failure, such as a full disk, the next attempt comes with the next step, or after this. Milliseconds. */
const again = 30_000;

/** What the other side keeps of each document; null where it keeps nothing. */
const kept = new Map<string, Picture>();
const waiting = new Set<string>();
let working = false;
let told = false;

/**
 * Keeps documents with unsaved changes on the other side, each after every finished step, so that whatever ends
 * the application loses at most the step that was under way. One is kept at a time; a document that changes
 * meanwhile is kept again, as it is then.
 */
export function startAutosave(): void {
  useDocuments.subscribe(({ documents }, before) => {
    for (const document of documents) {
      holdDocument(document.id);
      look(document);
    }
    for (const { id } of before.documents) {
      if (documents.some((document) => document.id === id)) continue;
      letDocumentGo(id);
      if (kept.has(id)) waiting.add(id);
    }
    void work();
  });
  useConnection.subscribe(({ connected }) => {
    if (connected) void work();
  });
}

/** A document that was recovered is kept already. */
export function alreadyKept(id: string, picture: Picture): void {
  kept.set(id, picture);
}

/** Resolves once everything is kept as it stands, or can't be. */
export async function settled(): Promise<void> {
  while (working) await new Promise((resolve) => setTimeout(resolve, 20));
}

function look(document: OpenDocument): void {
  const wanted = isModified(document) ? presentOf(document) : undefined;
  if (kept.get(document.id) !== wanted) waiting.add(document.id);
}

async function work(): Promise<void> {
  if (working) return;
  working = true;
  try {
    for (let id = first(); id !== undefined; id = first()) {
      waiting.delete(id);
      await keepOrForget(id);
    }
    told = false;
  } catch (error) {
    failed(error);
  } finally {
    working = false;
  }
}

function first(): string | undefined {
  return waiting.values().next().value;
}

async function keepOrForget(id: string): Promise<void> {
  const document = documentOf(id);
  try {
    if (document && isModified(document)) await keep(document);
    else if (kept.has(id)) {
      await pentimento().call('forgetDocument', { id });
      kept.delete(id);
    }
  } catch (error) {
    waiting.add(id);
    throw error;
  }
}

async function keep(document: OpenDocument): Promise<void> {
  const picture = presentOf(document);
  const { id, name, file, version, photo, photoRaster } = document;
  const photoLayer =
    rowsOf(picture.layers).find(({ layer }) => layer.kind === 'raster' && layer.pixels === photoRaster)?.layer
      .id ?? null;
  // Between being stored and being kept a tile may be let go, if only in theory: then it is sent again.
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const stored = await storePicture(picture, document);
    const request = { id, name, file, version, photo, photoLayer, document: stored };
    const { missing } = await pentimento().call('keepDocument', request);
    if (missing.length > 0) continue;
    kept.set(id, picture);
    return;
  }
}

/** Work goes on; that it isn't kept is said once. */
function failed(error: unknown): void {
  setTimeout(() => void work(), again);
  const lost = error instanceof CallError && error.code === 'connection-lost';
  if (told || lost) return;
  told = true;
  const full = error instanceof CallError && error.code === 'disk-full';
  notify(
    'failure',
    i18next.t('recovery.notKept'),
    i18next.t(full ? 'recovery.diskFull' : 'recovery.keepTrying'),
  );
}
