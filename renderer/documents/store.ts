import { create } from 'zustand';
import type { OpenedPicture } from '../../preload/contract.ts';
import { addVersion, photoVersions, removeVersion, showVersion } from './document.ts';
import type { PhotoDocument, Version, Versions } from './document.ts';
import { commit, redo, startHistory, undo } from './history.ts';

interface DocumentsState {
  readonly documents: readonly PhotoDocument[];
  readonly active: string | null;
}

export const useDocuments = create<DocumentsState>(() => ({ documents: [], active: null }));

export function activeDocument(state: DocumentsState = useDocuments.getState()): PhotoDocument | null {
  return state.documents.find((document) => document.id === state.active) ?? null;
}

export function useActiveDocument(): PhotoDocument | null {
  return useDocuments(activeDocument);
}

let lastId = 0;

export function addDocument(photo: OpenedPicture): void {
  const history = startHistory(photoVersions(photo));
  putBack({ id: `document-${++lastId}`, photo, history, newest: 0, live: false });
}

/** Brings a picture to the front, such as one that was just closed. */
export function putBack(document: PhotoDocument): void {
  useDocuments.setState(({ documents }) => ({ documents: [...documents, document], active: document.id }));
}

export function activate(id: string): void {
  useDocuments.setState({ active: id });
}

export function closeDocument(id: string): void {
  useDocuments.setState(({ documents, active }) => {
    const at = documents.findIndex((document) => document.id === id);
    const rest = documents.filter((document) => document.id !== id);
    if (active !== id) return { documents: rest };
    return { documents: rest, active: (rest[at] ?? rest.at(-1))?.id ?? null };
  });
}

/** A result arrives: it is shown where the person was watching it being made. */
export function addResult(id: string, result: Omit<Version, 'number'>): void {
  change(id, (document) => {
    const number = document.newest + 1;
    const versions = addVersion(document.history.present, { ...result, number }, document.live);
    return { ...document, newest: number, history: commit(document.history, versions) };
  });
}

export function show(id: string, number: number): void {
  changeVersions(id, (versions) => showVersion(versions, number));
}

export function remove(id: string, number: number): void {
  changeVersions(id, (versions) => removeVersion(versions, number));
}

/** Follows the running job on the canvas. */
export function follow(id: string): void {
  change(id, (document) => ({ ...document, live: true }));
}

export function undoIn(id: string): void {
  change(id, (document) => ({ ...document, live: false, history: undo(document.history) }));
}

export function redoIn(id: string): void {
  change(id, (document) => ({ ...document, live: false, history: redo(document.history) }));
}

function changeVersions(id: string, next: (versions: Versions) => Versions): void {
  change(id, (document) => ({
    ...document,
    live: false,
    history: commit(document.history, next(document.history.present)),
  }));
}

function change(id: string, next: (document: PhotoDocument) => PhotoDocument): void {
  useDocuments.setState(({ documents }) => ({
    documents: documents.map((document) => (document.id === id ? next(document) : document)),
  }));
}
