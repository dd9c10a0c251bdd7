/** What can be done in the batch room. What goes wrong is told in it, since it lies over everything else. */
import i18next from 'i18next';
import { CallError } from '../../preload/contract/index.ts';
import type { BatchRowId, BatchUnfinished, Failure, Request, Workers } from '../../preload/contract/index.ts';
import { pentimento } from '../base/connection.ts';
import { logUnforeseen } from '../base/notices.ts';
import { saveFile } from '../base/save.ts';
import { changeDraft, keepRecent, recipeOf, takeRecipe, useDraft, useReplaced, wishOf } from './draft.ts';
import { messageOf } from './row-words.ts';
import { useBatch, withChanges } from './store.ts';
import { settleAddress, useWorkers, workersWanted } from './workers.ts';

/** Hears how the batch stands. */
export function listenToBatch(): void {
  pentimento().on('batch', ({ standing, rows }) => {
    // A page that was loaded anew has yet to hear which pictures there are.
    if (rows.length > 0 && useBatch.getState().rows.length === 0) void telling(readRoom);
    useBatch.setState((state) => ({ standing, rows: withChanges(state.rows, rows) }));
  });
  pentimento().on('batchChanged', () => void telling(readRoom));
}

/** Asks for the room as it is. */
export async function readRoom(): Promise<void> {
  const { standing, rows, order } = await pentimento().call('batchRoom', {});
  const there = new Set(rows.map(({ id }) => id));
  useBatch.setState(({ selected, compared, unreadable }) => ({
    ...{ standing, rows, order },
    selected: new Set([...selected].filter((id) => there.has(id))),
    compared: compared !== null && there.has(compared) ? compared : null,
    unreadable: new Map([...unreadable].filter(([id]) => there.has(id))),
  }));
}

export async function readUnfinished(): Promise<void> {
  useBatch.setState({ unfinished: await pentimento().call('batchUnfinished', {}) });
}

export function openBatch(): void {
  useBatch.setState({ open: true, failure: null, said: null });
  void attempt(async () => {
    await readRoom();
    await readUnfinished();
  });
}

export function closeBatch(): void {
  useBatch.setState({ open: false, compared: null });
}

/** Back from a picture and its results to the list. */
export function closeComparison(): void {
  useBatch.setState({ compared: null });
}

/** Adds pictures: asked for with the system's dialog, or what has just fallen on the window. */
export function addPictures(from: Request<'batchAdd'>['from']): Promise<void> {
  return attempt(async () => {
    useBatch.setState({ looking: true });
    try {
      const { added, twice, others } = await pentimento().call('batchAdd', { from });
      const said = [
        ...(twice > 0 ? [i18next.t('batchRoom.twice', { count: twice })] : []),
        ...(others > 0 ? [i18next.t('batchRoom.others', { count: others })] : []),
        ...(added + twice + others === 0 && from !== 'files' ? [i18next.t('batchRoom.noneThere')] : []),
      ];
      useBatch.setState({ said: said.length > 0 ? said.join(' ') : null });
    } finally {
      useBatch.setState({ looking: false });
    }
  });
}

export function removePictures(rows: readonly BatchRowId[]): Promise<void> {
  return tell('batchRemove', { rows: [...rows] });
}

/** @param before null: at the end. */
export function movePictures(rows: readonly BatchRowId[], before: BatchRowId | null): Promise<void> {
  return tell('batchMove', { rows: [...rows], before });
}

export function clearPictures(what: 'ended' | 'all'): Promise<void> {
  return tell('batchClear', { what });
}

export function chooseOut(): Promise<void> {
  return attempt(async () => {
    const folder = await pentimento().call('chooseFolder', {});
    if (!folder) return;
    const { path } = await pentimento().call('batchPlace', folder);
    changeDraft({ out: { ...folder, path } });
  });
}

/** Asks for what a step takes beside its picture. @param take is given the paths, unless nothing was chosen. */
export function choosePaths(
  what: 'file' | 'folder',
  take: (paths: readonly string[]) => void,
): Promise<void> {
  return attempt(async () => {
    const { paths } = await pentimento().call('batchChoose', { what });
    if (paths.length > 0) take(paths);
  });
}

/** @param again also with pictures that are done. */
export function startBatch(again = false): Promise<void> {
  return attempt(async () => {
    const draft = useDraft.getState();
    if (!draft.out) return;
    const { folder, name } = draft.out;
    const recipe = recipeOf(draft, i18next.t('batchRoom.unnamed'));
    const { leftOut } = await pentimento().call('batchStart', {
      ...{ recipe, folder: draft.folder, out: { folder, name }, existing: draft.existing },
      ...{ again, workers: wanted() },
    });
    keepRecent({ recipe, folder: draft.folder });
    const said = leftOut > 0 ? i18next.t('batchRoom.leftOut', { count: leftOut }) : null;
    useReplaced.setState({ recipe: null });
    useBatch.setState({ said, begunWith: wishOf(draft) });
  });
}

/** Once the pictures in hand are done; where that was asked for already, at once. */
export function pauseBatch(): Promise<void> {
  return tell('batchPause', { atOnce: useBatch.getState().standing.phase === 'pausing' });
}

export function resumeBatch(): Promise<void> {
  return tell('batchResume', { workers: wanted() });
}

export function cancelBatch(): Promise<void> {
  return tell('batchCancel', {});
}

/** @param rows null: all that failed. */
export function retryPictures(rows: readonly BatchRowId[] | null): Promise<void> {
  return tell('batchRetry', { rows: rows && [...rows], workers: wanted() });
}

/** Shows the folder that the results went to, as the system does. */
export function showResults(): Promise<void> {
  return attempt(async () => {
    await pentimento().call('batchShowResults', {});
  });
}

export function saveReport(format: 'csv' | 'json'): Promise<void> {
  return attempt(async () => {
    const said = useBatch.getState().rows.flatMap((row) => {
      const words = messageOf(row);
      return words === '' ? [] : [{ row: row.id, words }];
    });
    const saved = await pentimento().call('batchReport', { format, said });
    if (saved.kind === 'saved')
      useBatch.setState({ said: i18next.t('batchRoom.reportSaved', { path: saved.path }) });
  });
}

/** Goes on with a batch that was stopped; what it is done with stands in the room then. */
export function continueBatch({ id }: BatchUnfinished): Promise<void> {
  return attempt(async () => {
    await pentimento().call('batchContinue', { id, workers: wanted() });
    await readRoom();
    const { order } = useBatch.getState();
    if (order) {
      takeRecipe(order, i18next.t('batchRoom.unnamed'));
      keepRecent(order);
      changeDraft({ existing: order.existing });
      useBatch.setState({ begunWith: wishOf(useDraft.getState()) });
    }
    await readUnfinished();
  });
}

export function forgetBatch({ id }: BatchUnfinished): Promise<void> {
  return attempt(async () => {
    await pentimento().call('batchForget', { id });
    await readUnfinished();
  });
}

/** Looks who is at the queue, and tells of it beside it. */
export async function lookForWorkers(): Promise<void> {
  const workers = wanted();
  if (!workers) return;
  useWorkers.setState({ looking: true, found: null });
  try {
    useWorkers.setState({ found: await pentimento().call('batchWorkers', workers) });
  } catch (error) {
    useWorkers.setState({ found: failureOf(error) });
  } finally {
    useWorkers.setState({ looking: false });
  }
}

/** Who is to work on the pictures, by what stands in the room. */
function wanted(): Workers | null {
  settleAddress();
  return workersWanted(useWorkers.getState());
}

/** Takes the recipe out of a file of a page in a browser, which doesn't know where it lies. */
export function loadRecipe(file: File): Promise<void> {
  return attempt(async () => {
    const text = await file.text();
    const { recipe } = await pentimento().call('batchReadRecipe', { name: file.name, text });
    takeLoaded({ recipe, folder: null });
  });
}

/** The same of a file that is asked for with the system's dialog, or has just fallen on the room. */
export function openRecipe(from: Request<'batchOpenRecipe'>['from']): Promise<void> {
  return attempt(async () => {
    const opened = await pentimento().call('batchOpenRecipe', { from });
    if (opened) takeLoaded(opened);
  });
}

function takeLoaded(loaded: Parameters<typeof takeRecipe>[0]): void {
  takeRecipe(loaded, i18next.t('batchRoom.unnamed'));
  keepRecent(loaded);
}

export function saveRecipe(): Promise<void> {
  return attempt(async () => {
    const draft = useDraft.getState();
    const recipe = recipeOf(draft, i18next.t('batchRoom.unnamed'));
    const text = `${JSON.stringify(recipe, null, 2)}\n`;
    const place = await saveFile({ name: `${recipe.name.replace(/[/\\]/g, '_')}.json`, content: { text } });
    if (place !== null) keepRecent({ recipe, folder: draft.folder });
  });
}

function tell<
  N extends
    'batchRemove' | 'batchMove' | 'batchClear' | 'batchPause' | 'batchResume' | 'batchCancel' | 'batchRetry',
>(name: N, request: Request<N>): Promise<void> {
  return attempt(async () => {
    await pentimento().call(name, request);
  });
}

/** What the person does: what went wrong before is over, and what was said is read. */
function attempt(work: () => Promise<void>): Promise<void> {
  useBatch.setState({ failure: null, said: null });
  return telling(work);
}

/** Does something, and tells in the room of what went wrong. */
async function telling(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    useBatch.setState({ failure: failureOf(error) });
  }
}

function failureOf(error: unknown): Failure {
  if (error instanceof CallError) return error;
  logUnforeseen(error);
  return { code: 'internal', message: '' };
}
