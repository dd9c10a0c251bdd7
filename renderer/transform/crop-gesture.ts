import type { Picture } from '../picture/document.ts';
import type { Point } from '../pixels/affine.ts';
import type { CanvasPointer, Gesture } from '../view/hand/tool.ts';
import { snapPoint } from '../view/snap.ts';
import { showSnapLines, snapTargets, snapTolerance } from '../view/snapping.ts';
import { useCanvas } from '../view/store.ts';
import { handles } from './box.ts';
import type { Handle } from './box.ts';
import {
  dragFrame,
  frameOf,
  intoFrame,
  moveFrame,
  outOfFrame,
  straightenAngle,
  turnFrame,
  uprightRect,
} from './crop-frame.ts';
import type { Frame } from './crop-frame.ts';
import {
  croppingNow,
  dragCrop,
  isWhole,
  ratioFor,
  settleCrop,
  straightenTo,
  useCrop,
} from './crop-session.ts';

/** How near the pointer must be to an edge or a corner, CSS pixels. */
const near = 9;

export type CropGrip =
  | { readonly kind: 'handle'; readonly handle: Handle }
  | { readonly kind: 'inside' | 'outside' | 'new' | 'horizon' };

export function frameCorner(frame: Frame, { u, v }: Handle): Point {
  const { x, y, width, height } = uprightRect(frame);
  return outOfFrame(frame, { x: x + u * width, y: y + v * height });
}

export function cropGripUnder(pointer: CanvasPointer): CropGrip {
  const cropping = croppingNow();
  if (!cropping || pointer.mod || useCrop.getState().straightening) return { kind: 'horizon' };
  const { frame } = cropping;
  const reach = near / useCanvas.getState().view.scale;
  const handle = handles.find((each) => {
    const at = frameCorner(frame, each);
    return Math.hypot(at.x - pointer.x, at.y - pointer.y) <= reach;
  });
  if (handle) return { kind: 'handle', handle };
  const { x, y } = intoFrame(frame, pointer);
  const rect = uprightRect(frame);
  const edge = edgeAt(rect, { x, y }, reach);
  if (edge) return { kind: 'handle', handle: edge };
  const inside = x >= rect.x && x <= rect.x + rect.width && y >= rect.y && y <= rect.y + rect.height;
  if (!inside) return { kind: 'outside' };
  return { kind: isWhole(cropping) ? 'new' : 'inside' };
}

/** The middle handle of the edge that a point lies on. */
function edgeAt(rect: ReturnType<typeof uprightRect>, { x, y }: Point, reach: number): Handle | null {
  const across = x >= rect.x && x <= rect.x + rect.width;
  const down = y >= rect.y && y <= rect.y + rect.height;
  if (down && Math.abs(x - rect.x) <= reach) return { u: 0, v: 0.5 };
  if (down && Math.abs(x - rect.x - rect.width) <= reach) return { u: 1, v: 0.5 };
  if (across && Math.abs(y - rect.y) <= reach) return { u: 0.5, v: 0 };
  if (across && Math.abs(y - rect.y - rect.height) <= reach) return { u: 0.5, v: 1 };
  return null;
}

/** Drags an edge, a corner or the frame, turns it, draws a new one, or a line that shall be level. */
export function cropGesture(from: CanvasPointer, picture: Picture): Gesture | null {
  const cropping = croppingNow();
  if (!cropping) return null;
  const { frame, size } = cropping;
  const grip = cropGripUnder(from);
  if (grip.kind === 'horizon') return horizonGesture(from, frame);
  const targets = snapTargets(picture);
  const snapped = (point: Point): Point => {
    if (frame.angle !== 0) return point;
    const { dx, dy, lines } = snapPoint(point, targets, snapTolerance());
    showSnapLines(lines);
    return { x: point.x + dx, y: point.y + dy };
  };
  const frameAt = (pointer: CanvasPointer): Frame => {
    const ratio = ratioFor(size) ?? (pointer.shift ? frame.width / frame.height : null);
    if (grip.kind === 'handle') return dragFrame(frame, grip.handle, snapped(pointer), ratio, pointer.alt);
    if (grip.kind === 'inside') return moveFrame(frame, pointer.x - from.x, pointer.y - from.y);
    if (grip.kind === 'new') return newFrame(from, snapped(pointer), pointer.shift ? 1 : ratioFor(size));
    const angle = (point: Point) => (Math.atan2(point.y - frame.y, point.x - frame.x) * 180) / Math.PI;
    const turned = frame.angle + angle(pointer) - angle(from);
    return turnFrame(frame, pointer.shift ? Math.round(turned / 15) * 15 : turned);
  };
  return {
    move(pointers) {
      const pointer = pointers.at(-1);
      if (pointer && moved(from, pointer)) dragCrop(frameAt(pointer));
    },
    end(pointer) {
      const next = moved(from, pointer) ? frameAt(pointer) : frame;
      showSnapLines([]);
      settleCrop(next);
    },
    cancel() {
      showSnapLines([]);
      settleCrop(frame);
    },
  };
}

function moved(from: CanvasPointer, to: CanvasPointer): boolean {
  return Math.hypot(to.view.x - from.view.x, to.view.y - from.view.y) >= 3;
}

function newFrame(from: Point, to: Point, ratio: number | null): Frame {
  const dot = frameOf({ x: Math.round(from.x), y: Math.round(from.y), width: 0, height: 0 });
  const u = to.x >= from.x ? 1 : 0;
  const v = to.y >= from.y ? 1 : 0;
  return dragFrame(dot, { u, v }, to, ratio, false);
}

function horizonGesture(from: CanvasPointer, frame: Frame): Gesture {
  return {
    move(pointers) {
      const pointer = pointers.at(-1);
      if (pointer) dragCrop(frame, [from, pointer]);
    },
    end(pointer) {
      useCrop.setState({ straightening: false });
      if (moved(from, pointer)) straightenTo(straightenAngle(from, pointer));
      else settleCrop(frame);
    },
    cancel() {
      useCrop.setState({ straightening: false });
      settleCrop(frame);
    },
  };
}
