import { create } from 'zustand';
import { report } from '../base/notices.ts';
import { presentOf } from '../picture/document.ts';
import type { OpenDocument } from '../picture/document.ts';
import { begin } from '../picture/drafts.ts';
import type { Draft } from '../picture/drafts.ts';
import type { Size } from '../picture/reframe/reframe.ts';
import { canvasOf } from '../picture/reframe/reframe.ts';
import { activeDocument, documentOf } from '../picture/store.ts';
import { Trail } from '../picture/trail.ts';
import type { Point } from '../pixels/affine.ts';
import { reframeIn } from '../workers/reframe-step.ts';
import { fillCorners, reachesPast } from './corners.ts';
import { cropBy, frameOf, largestFrame, withRatio } from './crop-frame.ts';
import type { Frame } from './crop-frame.ts';
import { useTransformOptions } from './store.ts';

/** The frame over a document that the crop tool is over. */
interface Cropping {
  readonly id: string;
  readonly size: Size;
  readonly frame: Frame;
  /** A line along what shall be level, while it is drawn. */
  readonly horizon: readonly [Point, Point] | null;
  /** The frames that gestures and numbers left, to go back to; null as long as it is the one to begin with. */
  readonly unfinished: { readonly draft: Draft; readonly trail: Trail<Frame> } | null;
}

/** By document: a frame waits where it is while another document is in front. */
const croppings = new Map<string, Cropping>();
const listeners = new Set<() => void>();

/** What the options bar shows; changes as a gesture ends, not with the pointer. */
export const useCrop = create<{ readonly frame: Frame | null; readonly straightening: boolean }>(() => ({
  frame: null,
  straightening: false,
}));

export function onCrop(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function put(next: Cropping): void {
  croppings.set(next.id, next);
  for (const listener of listeners) listener();
}

/** That over the document in front. */
export function croppingNow(): Cropping | null {
  const document = activeDocument();
  return (document && croppings.get(document.id)) ?? null;
}

/** Begins with all of the picture, in the shape that is asked for, or goes on with what was begun on it. */
export function beginCrop(document: OpenDocument): void {
  const { width, height } = presentOf(document);
  const known = croppings.get(document.id);
  if (known?.size.width === width && known.size.height === height) {
    showFrame(known.frame);
    return;
  }
  void known?.unfinished?.draft.end('cancel');
  const size = { width, height };
  put({ id: document.id, size, frame: firstFrame(size), horizon: null, unfinished: null });
  showFrame(croppingNow()?.frame ?? null);
}

function firstFrame(size: Size): Frame {
  const whole = frameOf(canvasOf(size));
  const ratio = ratioFor(size);
  return ratio === null ? whole : withRatio(whole, size, ratio);
}

/** The tool no longer lies over a document: what nobody drew there is forgotten. */
export function leaveCrop(id: string): void {
  if (!croppings.get(id)?.unfinished) croppings.delete(id);
  useCrop.setState({ frame: null, straightening: false });
}

export function dragCrop(frame: Frame, horizon: Cropping['horizon'] = null): void {
  const cropping = croppingNow();
  if (cropping) put({ ...cropping, frame, horizon });
}

/** The frame as a gesture or a number leaves it. */
export function settleCrop(frame: Frame): void {
  const cropping = croppingNow();
  if (!cropping) return;
  const { id, size, unfinished } = cropping;
  if (unfinished) unfinished.trail.push(frame);
  else if (!sameFrame(frame, firstFrame(size))) {
    const trail = new Trail(firstFrame(size));
    trail.push(frame);
    put({ ...cropping, unfinished: { draft: beginDraft(id, trail), trail } });
  }
  dragCrop(frame);
  showFrame(frame);
}

function beginDraft(id: string, trail: Trail<Frame>): Draft {
  const go = (frame: Frame | null): boolean => {
    const cropping = croppings.get(id);
    if (!frame || !cropping) return false;
    put({ ...cropping, frame, horizon: null });
    showFrame(frame);
    return true;
  };
  return begin(id, {
    kind: 'crop',
    commit: () => apply(id),
    cancel: () => {
      beginAnew(id);
    },
    back: () => go(trail.back()),
    forth: () => go(trail.forth()),
  });
}

function beginAnew(id: string): void {
  const cropping = croppingNow();
  if (cropping?.id !== id) {
    croppings.delete(id);
    return;
  }
  const frame = firstFrame(cropping.size);
  put({ ...cropping, frame, horizon: null, unfinished: null });
  showFrame(frame);
}

function sameFrame(one: Frame, other: Frame): boolean {
  return (['x', 'y', 'width', 'height', 'angle'] as const).every((key) => one[key] === other[key]);
}

function showFrame(frame: Frame | null): void {
  useCrop.setState({ frame });
}

/** Width by height that the frame keeps to; null where it may be anything. */
export function ratioFor(picture: Size): number | null {
  const { cropShape, cropWidth, cropHeight } = useTransformOptions.getState();
  if (cropShape === 'free') return null;
  return cropShape === 'original' ? picture.width / picture.height : cropWidth / cropHeight;
}

/** Brings the frame into the shape that is asked for now. */
export function reshapeCrop(): void {
  const cropping = croppingNow();
  if (!cropping) return;
  const { size, frame } = cropping;
  const ratio = ratioFor(size);
  if (ratio !== null) settleCrop(withRatio(frame, size, ratio));
}

/** Turns the frame: as it is where its corners are filled, else to the largest that shows nothing past the picture. */
export function straightenTo(angle: number): void {
  const cropping = croppingNow();
  if (!cropping) return;
  const { size, frame } = cropping;
  const ratio = ratioFor(size) ?? frame.width / frame.height;
  const kept = useTransformOptions.getState().fillCorners;
  settleCrop(kept ? { ...frame, angle } : largestFrame(size, angle, ratio));
}

export function isWhole({ frame, size }: Cropping): boolean {
  return frame.angle === 0 && frame.width === size.width && frame.height === size.height;
}

/** Crops to the frame, which is over then. */
export function applyCrop({ id }: OpenDocument): void {
  const unfinished = croppings.get(id)?.unfinished;
  (unfinished ? unfinished.draft.end('commit') : apply(id))?.catch(report);
}

async function apply(id: string): Promise<void> {
  const document = documentOf(id);
  const cropping = croppings.get(id);
  if (!document || !cropping) return;
  const { cropShape, cropWidth, cropHeight, deleteOutside, interpolation, ...options } =
    useTransformOptions.getState();
  const corners = options.fillCorners;
  const exact =
    cropShape === 'pixels' ? { width: Math.round(cropWidth), height: Math.round(cropHeight) } : null;
  const nothing = isWhole(cropping) && !exact && !deleteOutside;
  const { frame, size } = cropping;
  const reframing = cropBy(frame, exact, deleteOutside);
  if (nothing || (await reframeIn(id, 'crop', () => reframing, interpolation))) {
    beginAnew(id);
    if (corners && reachesPast(frame, size)) fillCorners(id, size, reframing.map).catch(report);
    return;
  }
  // It was stopped, or can't be done: the frame waits as before.
  put({ ...cropping, unfinished: null });
  settleCrop(cropping.frame);
}

/** Begins anew with all of the picture. */
export function resetCrop(): void {
  void croppingNow()?.unfinished?.draft.end('cancel');
}
