import i18next from 'i18next';
import type { Request } from '../../preload/contract/index.ts';
import { pentimento } from '../base/connection.ts';
import { notify, report } from '../base/notices.ts';
import { isAtWork, useBatch } from '../batch/store.ts';
import { keepAll, keepChoices } from '../neural/choices/keep.ts';
import { saveFinding } from '../neural/findings/save.ts';
import { choiceOf, closeChoice, closeChoices, useChoices } from '../neural/jobs/choices.ts';
import { titleOf, unsavedModels } from '../neural/jobs/findings.ts';
import { discardJobsOf, stopJobsOf } from '../neural/jobs/run.ts';
import { jobsOf, useJobs } from '../neural/jobs/store.ts';
import { isModified } from '../picture/document.ts';
import type { OpenDocument } from '../picture/document.ts';
import { isUnfinished, settled } from '../picture/drafts.ts';
import { activate, closeDocument, documentOf, putBack, useDocuments } from '../picture/store.ts';
import { discardKept, settled as allKept } from './autosave.ts';
import { askLoss } from './save/questions.ts';
import { saveDocument } from './save/save-document.ts';

/** Documents that are being asked about: a second click asks no second time. */
const closing = new Set<string>();

/**
 * Closes a picture, after asking what becomes of unsaved changes. Results can take minutes, so one whose changes
 * were given up can be brought back for a moment. Whether it was closed.
 */
export async function close({ id }: OpenDocument): Promise<boolean> {
  if (closing.has(id)) return false;
  closing.add(id);
  try {
    if (!(await mayClose(id))) return false;
  } catch (error) {
    report(error);
    return false;
  } finally {
    closing.delete(id);
  }
  const document = documentOf(id);
  if (!document) return true;
  // Only what was begun while the questions stood is left.
  discardJobsOf(id);
  closeChoices(id);
  closeDocument(id);
  if (isModified(document)) {
    notify('information', i18next.t('documents.closed', { name: document.name }), null, {
      label: i18next.t('documents.reopen'),
      run: () => {
        putBack(document);
      },
    });
  }
  return true;
}

export async function closeAll(): Promise<void> {
  for (const document of useDocuments.getState().documents) if (!(await close(document))) return;
}

/** Whether nothing is left in a document that the person wants; what was unfinished became a step before they are asked. */
async function mayClose(id: string): Promise<boolean> {
  for (;;) {
    await settled(id, 'close');
    if (!(await jobsMayEnd([id])) || !(await choicesMayEnd([id]))) return false;
    const document = documentOf(id);
    if (!document || !isModified(document)) return true;
    activate(id);
    const answer = await askLoss('unsaved', [document.name]);
    if (answer === 'lose') return true;
    // What was done while it was being saved is asked about once more.
    if (answer === 'stay' || !(await saveDocument(id))) return false;
  }
}

/** Asks what becomes of what tools are making of these pictures. Whether nothing is left to wait for. */
async function jobsMayEnd(ids: readonly string[]): Promise<boolean> {
  const worked = ids.filter(isWorkedOn);
  if (worked.length === 0) return true;
  const answer = await askLoss('jobs', namesOf(worked));
  if (answer === 'keep') await Promise.all(worked.map(stopJobsOf));
  if (answer === 'lose') worked.forEach(discardJobsOf);
  return answer !== 'stay';
}

/** Asks what becomes of results of these pictures that nobody has chosen from. Whether none are left. */
async function choicesMayEnd(ids: readonly string[]): Promise<boolean> {
  const offering = ids.filter(offersChoice);
  if (offering.length === 0) return true;
  const answer = await askLoss('choices', namesOf(offering));
  if (answer === 'keep') for (const id of offering) await keepChoices(id);
  if (answer === 'lose') offering.forEach(closeChoices);
  return answer !== 'stay';
}

/** Asks what becomes of what was learnt and not saved. Whether the person wants nothing of it any more. */
async function modelsMayEnd(): Promise<boolean> {
  const models = unsavedModels();
  if (models.length === 0) return true;
  const answer = await askLoss('models', models.map(titleOf));
  if (answer === 'keep') for (const model of models) if (!(await saveFinding(model))) return false;
  return answer !== 'stay';
}

/** Asks whether a batch may stop that this computer works on; the next start offers to go on with it. Whether none is at work, or it may. */
async function batchMayStop(): Promise<boolean> {
  const { standing, order } = useBatch.getState();
  if (!isAtWork(standing)) return true;
  // Not every recipe has a name.
  const name = order?.recipe.name ?? '';
  return (await askLoss('batch', [name === '' ? i18next.t('batchRoom.title') : name])) === 'keep';
}

/** Closes the choice that a document offers, after asking what becomes of its results. */
export async function dismissChoice(id: string): Promise<void> {
  const answer = await askLoss('choices', namesOf([id]));
  if (answer === 'keep') await keepAll(id);
  if (answer === 'lose') closeChoice(id);
}

function namesOf(ids: readonly string[]): readonly string[] {
  return ids.map((id) => documentOf(id)?.name ?? '');
}

function isWorkedOn(id: string): boolean {
  return jobsOf(useJobs.getState(), id).length > 0;
}

function offersChoice(id: string): boolean {
  return choiceOf(useChoices.getState(), id) !== null;
}

/** Asks before the window goes: on the desktop with a sheet, in a browser with its own question. */
export function guardClosing(desktop: boolean): void {
  if (desktop) {
    pentimento().on('closing', ({ ends }) => void askAndGo(ends));
    say('guards');
    return;
  }
  window.addEventListener('beforeunload', (event) => {
    const { documents } = useDocuments.getState();
    // What can become a step at once does, and is then kept like any other.
    for (const { id } of documents) settled(id, 'close').catch(report);
    if (documents.some(({ id }) => isUnsaved(id)) || unsavedModels().length > 0) event.preventDefault();
  });
}

function isUnsaved(id: string): boolean {
  const document = documentOf(id);
  if (!document) return false;
  return isModified(document) || isUnfinished(id) || isWorkedOn(id) || offersChoice(id);
}

/** Tells the other side, which waits for it, what becomes of the window. */
function say(what: Request<'windowCloses'>['say']): void {
  pentimento().call('windowCloses', { say: what }).catch(report);
}

let leaving = false;

/** Asks what becomes of everything that is open, and quits where nothing is left to wait for. */
export function quit(): void {
  void askAndGo(true);
}

/** @param ends whether the application ends with its window. */
async function askAndGo(ends: boolean): Promise<void> {
  say('asking');
  if (leaving) return;
  leaving = true;
  let goes = false;
  try {
    goes = (!ends || (await batchMayStop())) && (await mayLeave());
  } catch (error) {
    report(error);
  } finally {
    leaving = false;
  }
  say(goes ? 'closes' : 'stays');
}

async function mayLeave(): Promise<boolean> {
  for (;;) {
    const ids = useDocuments.getState().documents.map(({ id }) => id);
    for (const id of ids) await settled(id, 'close');
    if (!(await jobsMayEnd(ids)) || !(await choicesMayEnd(ids)) || !(await modelsMayEnd())) return false;
    const unsaved = useDocuments.getState().documents.filter(isModified);
    if (unsaved.length === 0) break;
    const answer = await askLoss(
      'unsaved',
      unsaved.map(({ name }) => name),
    );
    if (answer === 'stay') return false;
    if (answer === 'lose') {
      for (const { id } of unsaved) await discardKept(id);
      break;
    }
    for (const { id } of unsaved) if (!(await saveDocument(id))) return false;
  }
  await allKept();
  return true;
}
