import { create } from 'zustand';
import { presentOf } from '../picture/document.ts';
import type { OpenDocument, Picture } from '../picture/document.ts';
import type { Point } from '../pixels/affine.ts';
import { cropBy, frameOf, largestFrame, withRatio } from './crop-frame.ts';
import type { Frame } from './crop-frame.ts';
import { canvasOf } from './picture.ts';
import type { Size } from './picture.ts';
import { reframeIn } from './reframe-step.ts';
import { useTransformOptions } from './store.ts';

/** The frame of the picture that the crop tool is over. */
interface Cropping {
  readonly picture: Picture;
  readonly frame: Frame;
  /** A line along what shall be level, while it is drawn. */
  readonly horizon: readonly [Point, Point] | null;
}

let cropping: Cropping | null = null;
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

function put(next: Cropping | null): void {
  cropping = next;
  for (const listener of listeners) listener();
}

export function croppingNow(): Cropping | null {
  return cropping;
}

/** Begins with all of the picture, in the shape that is asked for. */
export function beginCrop(picture: Picture): void {
  if (cropping?.picture === picture) return;
  const whole = frameOf(canvasOf(picture));
  const ratio = ratioFor(picture);
  put({ picture, frame: ratio === null ? whole : withRatio(whole, picture, ratio), horizon: null });
  settleCrop();
}

export function endCrop(): void {
  put(null);
  useCrop.setState({ frame: null, straightening: false });
}

export function dragCrop(frame: Frame, horizon: Cropping['horizon'] = null): void {
  if (cropping) put({ ...cropping, frame, horizon });
}

export function settleCrop(frame: Frame | null = cropping?.frame ?? null): void {
  if (frame) dragCrop(frame);
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
  if (!cropping) return;
  const { picture, frame } = cropping;
  const ratio = ratioFor(picture);
  if (ratio !== null) settleCrop(withRatio(frame, picture, ratio));
}

/** Turns the frame, to the largest in it that shows nothing past the picture. */
export function straightenTo(angle: number): void {
  if (!cropping) return;
  const { picture, frame } = cropping;
  settleCrop(largestFrame(picture, angle, ratioFor(picture) ?? frame.width / frame.height));
}

export function isWhole({ frame, picture }: Cropping): boolean {
  return frame.angle === 0 && frame.width === picture.width && frame.height === picture.height;
}

export async function applyCrop(document: OpenDocument): Promise<void> {
  if (cropping?.picture !== presentOf(document)) return;
  const { cropShape, cropWidth, cropHeight, deleteOutside, interpolation } = useTransformOptions.getState();
  const exact =
    cropShape === 'pixels' ? { width: Math.round(cropWidth), height: Math.round(cropHeight) } : null;
  if (isWhole(cropping) && !exact && !deleteOutside) return;
  await reframeIn(document, 'crop', cropBy(cropping.frame, exact, deleteOutside), interpolation);
}

export function resetCrop(): void {
  if (!cropping) return;
  const { picture } = cropping;
  cropping = null;
  beginCrop(picture);
}
