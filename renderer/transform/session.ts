import { create } from 'zustand';
import { report } from '../base/notices.ts';
import type { OpenDocument, Picture } from '../picture/document.ts';
import { dropLive, showLive } from '../picture/live.ts';
import { commitIn, describeIn } from '../picture/store.ts';
import { identity } from '../pixels/affine.ts';
import { exactly } from '../pixels/resample/exact.ts';
import { carryOut, carryOutBeside } from '../workers/carry-out.ts';
import { numbersOf } from './box.ts';
import type { Box, Numbers } from './box.ts';
import { previewOf } from './preview.ts';
import type { Preview } from './preview.ts';
import { isStill, tellOfPixels } from './reframe-step.ts';
import { useTransformOptions } from './store.ts';
import { selectionOf, subjectOf } from './subject.ts';
import type { Subject } from './subject.ts';

/** A free transform that isn't applied yet. */
interface Session {
  readonly id: string;
  readonly label: string;
  readonly subject: Subject;
  readonly preview: Preview | null;
  box: Box;
  /** What the box as it stands gives, once that is worked out. */
  result: Picture | null;
  stop: () => void;
}

let session: Session | null = null;

/** What the options bar shows of it; changes as a gesture ends, not with the pointer. */
export const useSession = create<{ readonly numbers: Numbers | null }>(() => ({ numbers: null }));

const listeners = new Set<() => void>();

export function onSession(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(): void {
  for (const listener of listeners) listener();
}

export function sessionBox(): Box | null {
  return session?.box ?? null;
}

/** What to draw in the place of what is dragged; null once the canvas itself shows the result. */
export function sessionPreview(): Preview | null {
  return session && !session.result ? session.preview : null;
}

export function sessionSubject(): Subject | null {
  return session?.subject ?? null;
}

/** Takes hold of what free transform would work on, or of the selection's outline. Whether there was anything. */
export function beginSession(document: OpenDocument, of: 'picture' | 'selection' = 'picture'): boolean {
  if (session) return true;
  const subject = of === 'picture' ? subjectOf(document) : selectionOf(document);
  if (!subject) return false;
  // What a running job shows would lie over what is done here.
  describeIn(document.id, { following: false });
  session = {
    id: document.id,
    label: of === 'picture' ? 'transform' : 'transform-selection',
    subject,
    preview: previewOf(subject.layers, subject.bounds),
    box: { rect: subject.bounds, map: identity, pivot: { x: 0.5, y: 0.5 } },
    result: subject.picture,
    stop: () => undefined,
  };
  showNumbers();
  tell();
  return true;
}

/** The box as a gesture changes it: a quick picture of it is drawn over what lies around. */
export function dragSession(box: Box): void {
  if (!session || session.box === box) return;
  session.stop();
  const moved = session.box.map !== box.map;
  session.box = box;
  if (moved && session.preview) {
    session.result = null;
    showLive(session.id, session.subject.without);
  } else if (moved) session.result = null;
  tell();
}

/** The box as a gesture leaves it: the result is worked out meanwhile, and takes the quick picture's place. */
export function settleSession(box: Box | null = session?.box ?? null): void {
  if (!session || !box) return;
  dragSession(box);
  showNumbers();
  const current = session;
  if (current.result) return;
  const work = current.subject.result(box.map, useTransformOptions.getState().interpolation);
  current.stop = carryOutBeside(
    work,
    (result) => {
      current.result = result;
      showLive(current.id, result);
      tell();
    },
    report,
  );
}

/** Works the result out anew, such as by another interpolation. */
export function redoSession(): void {
  if (!session || isUnmoved(session)) return;
  session.stop();
  session.result = null;
  settleSession();
}

function isUnmoved({ box: { map } }: Session): boolean {
  const exact = exactly(map);
  return exact?.a === 1 && exact.d === 1 && exact.e === 0 && exact.f === 0;
}

/** Ends it, as one step of the history, or as if it had never been. */
export async function endSession(applied: boolean): Promise<void> {
  const ended = session;
  if (!ended) return;
  ended.stop();
  session = null;
  showNumbers();
  tell();
  if (applied && !isUnmoved(ended)) await apply(ended);
  dropLive();
}

async function apply({ id, label, subject, box, result }: Session): Promise<void> {
  const how = useTransformOptions.getState().interpolation;
  const done = result ?? (await carryOut(subject.result(box.map, how), subject.pixels(box.map)));
  if (!done || !isStill(id, subject.picture)) return;
  commitIn(id, label, done);
  const exact = exactly(box.map);
  if (!(exact?.a === 1 && exact.d === 1)) tellOfPixels(subject.whole);
}

function showNumbers(): void {
  useSession.setState({ numbers: session && numbersOf(session.box) });
}
