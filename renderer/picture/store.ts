import i18next from 'i18next';
import { create } from 'zustand';
import type { FileVersion, OpenedPicture } from '../../preload/contract/index.ts';
import { excessOf } from '../../preload/contract/limits.ts';
import { sayLimit } from '../base/limits.ts';
import { notify } from '../base/notices.ts';
import type { Raster } from '../pixels/raster.ts';
import { newId, presentOf } from './document.ts';
import type { Hand, OpenDocument, Picture } from './document.ts';
import { handAfter, handAt } from './hand.ts';
import { amend, commit, jump, redo, startHistory, undo, within } from './history.ts';
import type { History } from './history.ts';

interface DocumentsState {
  readonly documents: readonly OpenDocument[];
  readonly active: string | null;
  /** Documents in the order in which they were last changed or brought to the front. */
  readonly used: readonly string[];
}

export const useDocuments = create<DocumentsState>(() => ({ documents: [], active: null, used: [] }));

export function activeDocument(state: DocumentsState = useDocuments.getState()): OpenDocument | null {
  return state.documents.find((document) => document.id === state.active) ?? null;
}

export function documentOf(id: string): OpenDocument | null {
  return useDocuments.getState().documents.find((document) => document.id === id) ?? null;
}

export function useActiveDocument(): OpenDocument | null {
  return useDocuments(activeDocument);
}

/** The picture in front, as it stands after the last finished step. */
export function useActivePicture(): Picture | null {
  return useDocuments((state) => {
    const document = activeDocument(state);
    return document && presentOf(document);
  });
}

/** What its numbers mean, which no step changes. */
export function useActiveProfile(): Picture['profile'] {
  return useDocuments((state) => {
    const document = activeDocument(state);
    return document ? presentOf(document).profile : undefined;
  });
}

export interface Opening {
  readonly name: string;
  readonly picture: Picture;
  readonly photo: OpenedPicture | null;
  readonly photoRaster?: Raster | null;
  /** The topmost layer where nothing is said. */
  readonly selected?: readonly string[];
  readonly folded?: ReadonlySet<string>;
  readonly file?: string | null;
  readonly version?: FileVersion | null;
  /** Where it isn't the file that saving goes to. */
  readonly source?: string | null;
  /** Whether it has changes that no file holds, as a recovered or a new one has. */
  readonly unsaved?: boolean;
  readonly label?: string;
  readonly id?: string;
}

export function addDocument(opening: Opening): string {
  const { name, picture, photo, photoRaster = null, file = null, unsaved = false, label = 'open' } = opening;
  const { version = null, source = file } = opening;
  const { id = newId(), selected = topOf(picture), folded = new Set() } = opening;
  putBack({
    id,
    name,
    photo,
    photoRaster,
    file,
    version,
    source,
    saved: unsaved ? null : picture,
    history: startHistory(label, picture),
    selected,
    folded,
    target: 'pixels',
    following: false,
  });
  return id;
}

function topOf({ layers }: Picture): readonly string[] {
  return layers.slice(-1).map(({ id }) => id);
}

/** Brings a picture to the front, such as one that was just closed. */
export function putBack(document: OpenDocument): void {
  useDocuments.setState(({ documents, used }) => ({
    ...{ documents: [...documents, document], active: document.id },
    used: [...used, document.id],
  }));
}

export function activate(id: string): void {
  useDocuments.setState(({ used }) => ({ active: id, used: withLast(used, id) }));
}

export function closeDocument(id: string): void {
  useDocuments.setState((state) => {
    const at = state.documents.findIndex((document) => document.id === id);
    const documents = state.documents.filter((document) => document.id !== id);
    const used = state.used.filter((each) => each !== id);
    if (state.active !== id) return { documents, used };
    return { documents, used, active: (documents[at] ?? documents.at(-1))?.id ?? null };
  });
}

/**
 * A step of the history; those of one gesture follow each other as one. What no file could hold is refused, and
 * the person told.
 */
export function commitIn(id: string, label: string, picture: Picture, gesture: string | null = null): void {
  const before = documentOf(id);
  const excess = excessOf(picture);
  if (excess && before && !excessOf(presentOf(before))) {
    notify('failure', i18next.t('limits.title'), sayLimit(excess));
    return;
  }
  changeHistory(id, (history) => commit(history, label, picture, gesture));
  keepWithin(id);
}

/** Lets steps go where the histories of all documents hold more than they may. */
function keepWithin(changed: string): void {
  useDocuments.setState((state) => {
    const used = withLast(state.used, changed);
    const held = used.flatMap((id) => state.documents.find((document) => document.id === id) ?? []);
    const histories = new Map(
      within(held.map(({ history }) => history)).map((history, at) => [held[at]?.id, history]),
    );
    const documents = state.documents.map((document) => {
      const history = histories.get(document.id) ?? document.history;
      return history === document.history ? document : { ...document, history };
    });
    return { used, documents };
  });
}

function withLast(ids: readonly string[], id: string): readonly string[] {
  return [...ids.filter((each) => each !== id), id];
}

/** A change that is no step. */
export function amendIn(id: string, next: (picture: Picture) => Picture): void {
  changeHistory(id, (history) => amend(history, next(history.present.picture)), { follow: true });
}

/** Undo, redo and jumps ask what is unfinished first: see `drafts.ts`. */
export function undoIn(id: string): void {
  changeHistory(id, undo, { hand: handAt });
}

export function redoIn(id: string): void {
  changeHistory(id, redo, { hand: handAt });
}

export function jumpIn(id: string, index: number): void {
  changeHistory(id, (history) => jump(history, index), { hand: handAt });
}

/** Takes layers in hand: no change of the picture. */
export function takeInHand(id: string, next: (picture: Picture, hand: Hand) => readonly string[]): void {
  changeDocument(id, (document) => {
    const selected = next(presentOf(document), document);
    return same(selected, document.selected) ? document : { ...document, selected };
  });
}

/** Hides in the list what a group holds, or shows it. */
export function foldIn(id: string, group: string, fold: boolean): void {
  changeDocument(id, (document) => {
    if (document.folded.has(group) === fold) return document;
    const folded = new Set(document.folded);
    if (fold) folded.add(group);
    else folded.delete(group);
    return { ...document, folded };
  });
}

function same(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((each, at) => each === others[at]);
}

/** Changes what is known of an open document beside its picture. */
export function describeIn(
  id: string,
  change: Partial<
    Pick<OpenDocument, 'name' | 'file' | 'version' | 'source' | 'saved' | 'target' | 'following' | 'photo'>
  >,
): void {
  changeDocument(id, (document) => ({ ...document, ...change }));
}

function changeHistory(
  id: string,
  next: (history: History) => History,
  { follow = false, hand = handAfter } = {},
): void {
  changeDocument(id, (document) => {
    const history = next(document.history);
    if (history === document.history) return document;
    const before = presentOf(document);
    const { picture } = history.present;
    // A change that is no step leaves a saved picture saved.
    const saved = follow && before === document.saved ? picture : document.saved;
    const selected = hand(before.layers, picture.layers, document.selected);
    return { ...document, history, saved, selected, following: follow && document.following };
  });
}

function changeDocument(id: string, next: (document: OpenDocument) => OpenDocument): void {
  useDocuments.setState(({ documents }) => ({
    documents: documents.map((document) => (document.id === id ? next(document) : document)),
  }));
}
