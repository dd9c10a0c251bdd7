import i18next from 'i18next';
import { create } from 'zustand';
import { notify, report } from '../base/notices.ts';
import { presentOf } from '../picture/document.ts';
import type { OpenDocument, PictureLayer } from '../picture/document.ts';
import { begin } from '../picture/drafts.ts';
import type { Draft, Edit } from '../picture/drafts.ts';
import { describeIn } from '../picture/store.ts';
import { textOf } from '../picture/text.ts';
import { Trail } from '../picture/trail.ts';
import { identity } from '../pixels/affine.ts';
import { exactly } from '../pixels/resample/exact.ts';
import { takePreviousTool, useHand } from '../view/hand/store.ts';
import { carryOut, carryOutBeside } from '../workers/carry-out.ts';
import { tellOfPixels } from '../workers/reframe-step.ts';
import type { TransformMode } from './bend.ts';
import { numbersOf } from './box.ts';
import type { Box, Numbers } from './box.ts';
import { previewOf } from './preview.ts';
import type { Preview } from './preview.ts';
import { useTransformOptions } from './store.ts';
import { selectionOf, subjectOf } from './subject.ts';
import type { Subject } from './subject.ts';

/** Layers or selected pixels, or the selection's outline alone. */
type Of = 'picture' | 'selection';

/** A free transform that isn't applied yet. */
interface Session {
  readonly draft: Draft;
  readonly of: Of;
  readonly subject: Subject;
  readonly preview: Preview | null;
  /** The boxes that gestures and numbers left, to go back to. */
  readonly trail: Trail<Box>;
  box: Box;
  /** What the box as it stands gives, once that is worked out. */
  result: Edit | null;
  stop: () => void;
}

let session: Session | null = null;

/** What the options bar shows of it; changes as a gesture ends, not with the pointer. */
export const useSession = create<{ readonly numbers: Numbers | null; readonly mode: TransformMode }>(() => ({
  numbers: null,
  mode: 'free',
}));

/** What its handles do from now on. */
export function setTransformMode(mode: TransformMode): void {
  useSession.setState({ mode });
  tell();
}

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
export function beginSession(document: OpenDocument, of: Of = 'picture'): boolean {
  const held = holdOf(document, of);
  if (!held) return false;
  // What a running job shows would lie over what is done here.
  describeIn(document.id, { following: false });
  const go = (to: Box | null | undefined): boolean => {
    if (to) settle(to);
    return !!to;
  };
  const draft = begin(document.id, {
    kind: 'transform',
    commit: () => {
      const ended = close();
      if (ended && !isUnmoved(ended)) return apply(ended);
    },
    cancel: close,
    back: () => go(session?.trail.back()),
    forth: () => go(session?.trail.forth()),
  });
  session = { draft, of, ...held };
  showNumbers();
  tell();
  return true;
}

/** Goes on with what is transformed, or begins anew: a step may have changed what nobody has moved yet. */
export function renewSession(document: OpenDocument): boolean {
  if (!session) return beginSession(document);
  if (session.subject.picture === presentOf(document) || !isUnmoved(session)) return true;
  const held = holdOf(document, session.of);
  if (!held) endSession(false);
  else session = { ...session, ...held };
  showNumbers();
  tell();
  return held !== null;
}

function holdOf(document: OpenDocument, of: Of): Omit<Session, 'draft' | 'of'> | null {
  const subject = of === 'picture' ? subjectOf(document) : selectionOf(document);
  if (!subject) return null;
  const box = { rect: subject.bounds, map: identity, bend: null, pivot: { x: 0.5, y: 0.5 } };
  return {
    subject,
    preview: previewOf(subject.layers, subject.bounds, subject.picture.profile),
    trail: new Trail<Box>(box),
    box,
    result: (picture) => picture,
    stop: () => undefined,
  };
}

/** The box as a gesture changes it: a quick picture of it is drawn over what lies around. */
export function dragSession(box: Box): void {
  if (!session || session.box === box) return;
  session.stop();
  const moved = session.box.map !== box.map || session.box.bend !== box.bend;
  session.box = box;
  if (moved) session.result = null;
  if (moved && session.preview) session.draft.show(session.subject.without);
  tell();
}

/** The box as a gesture leaves it: the result is worked out meanwhile, and takes the quick picture's place. */
export function settleSession(box: Box | null = session?.box ?? null): void {
  if (!session || !box) return;
  session.trail.push(box);
  settle(box);
}

function settle(box: Box): void {
  dragSession(box);
  showNumbers();
  const current = session;
  if (!current || current.result) return;
  const work = current.subject.result(box, useTransformOptions.getState().interpolation);
  current.stop = carryOutBeside(
    work,
    (result) => {
      current.result = result;
      current.draft.show(result);
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
  settle(session.box);
}

function isUnmoved({ box: { map, bend } }: Session): boolean {
  const exact = exactly(map);
  return bend === null && exact?.a === 1 && exact.d === 1 && exact.e === 0 && exact.f === 0;
}

/** Ends it, as one step of the history, or as if it had never been. */
export function endSession(applied: boolean): void {
  session?.draft.end(applied ? 'commit' : 'cancel')?.catch(report);
}

/** It is over, and what was in hand before it is so again. */
function close(): Session | null {
  const ended = session;
  session = null;
  ended?.stop();
  useSession.setState({ mode: 'free' });
  showNumbers();
  tell();
  if (useHand.getState().tool === 'transform') takePreviousTool();
  return ended;
}

async function apply({ draft, of, subject, box, result }: Session): Promise<void> {
  const how = useTransformOptions.getState().interpolation;
  const done = result ?? (await carryOut(subject.result(box, how), subject.pixels(box)));
  // The person stopped it.
  if (!done) return;
  draft.put(of === 'picture' ? 'transform' : 'transform-selection', done);
  const exact = exactly(box.map);
  if (box.bend) tellOfText(subject.whole);
  if (box.bend || !(exact?.a === 1 && exact.d === 1)) tellOfPixels(subject.whole);
}

/** Says which texts became pixels: letters bend no other way. */
function tellOfText(layers: readonly PictureLayer[]): void {
  for (const layer of layers) {
    if (layer.kind === 'group') tellOfText(layer.layers);
    else if (textOf(layer)) notify('information', i18next.t('brushes.textIsPixels', { name: layer.name }));
  }
}

function showNumbers(): void {
  useSession.setState({ numbers: session && numbersOf(session.box) });
}
