import i18next from 'i18next';
import { notify, report } from '../base/notices.ts';
import { presentOf } from '../picture/document.ts';
import type { Hand, Picture } from '../picture/document.ts';
import { settled } from '../picture/drafts.ts';
import { activeDocument, commitIn, documentOf } from '../picture/store.ts';
import type { Work } from '../pixels/work.ts';
import { carryOut } from './carry-out.ts';

/** A step on the picture in front that takes longer than a frame. */
export function slowStep(label: string, next: (picture: Picture, hand: Hand) => Work<Picture>): void {
  const document = activeDocument();
  if (document) slowStepIn(document.id, label, next).catch(report);
}

/**
 * Works a step out while the window goes on, and commits it: unless it was stopped, or the picture has become
 * another one meanwhile, which is said. Whether it was committed.
 */
export function slowStepIn(
  id: string,
  label: string,
  next: (picture: Picture, hand: Hand) => Work<Picture>,
): Promise<boolean> {
  return inTurn(() => take(id, label, next));
}

let last: Promise<boolean> = Promise.resolve(true);

/** Steps follow each other: one that is asked for while another goes on is done on what that one makes. */
export function inTurn(take: () => Promise<boolean>): Promise<boolean> {
  const after = last.catch(() => false).then(take);
  last = after;
  return after;
}

/** Whether a picture is what its document still shows: nothing came between. */
export function isStill(id: string, picture: Picture): boolean {
  const document = documentOf(id);
  return document !== null && presentOf(document) === picture;
}

/**
 * Commits what was worked out of a picture: unless it was stopped, or something came between, which is said. Whether it
 * was committed.
 */
export async function commitOn(
  id: string,
  label: string,
  before: Picture,
  after: Picture | null,
): Promise<boolean> {
  await settled(id, 'result');
  if (!after) return false;
  if (!isStill(id, before)) {
    notify('information', i18next.t('waiting.overtaken'));
    return false;
  }
  commitIn(id, label, after);
  return true;
}

async function take(
  id: string,
  label: string,
  next: (picture: Picture, hand: Hand) => Work<Picture>,
): Promise<boolean> {
  await settled(id, 'change');
  const document = documentOf(id);
  if (!document) return false;
  const before = presentOf(document);
  const after = await carryOut(next(before, document), before.width * before.height);
  return commitOn(id, label, before, after);
}
