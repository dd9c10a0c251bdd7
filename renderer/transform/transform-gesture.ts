import type { Point } from '../pixels/affine.ts';
import type { CanvasPointer, Gesture } from '../view/hand/tool.ts';
import { snapBox, snapPoint } from '../view/snap.ts';
import type { Targets } from '../view/snap.ts';
import { showSnapLines, snapTargets, snapTolerance } from '../view/snapping.ts';
import { useCanvas } from '../view/store.ts';
import { cornerHandleAt, distort, meshGripAt, perspective, warp } from './bend.ts';
import type { MeshGrip } from './bend.ts';
import {
  dragHandle,
  gripAt,
  handleAt,
  handles,
  isUpright,
  moveBox,
  outlineOf,
  turnBox,
  withPivot,
} from './box.ts';
import type { Box, Grip, Handle } from './box.ts';
import { otherBoxes } from './move-gesture.ts';
import { dragSession, sessionBox, sessionSubject, settleSession, useSession } from './session.ts';

/** How near the pointer must be to a handle, CSS pixels. */
const near = 9;

export function gripUnder(pointer: Point, box: Box): Grip {
  return gripAt(box, pointer, near / useCanvas.getState().view.scale);
}

/** What a press takes hold of in the mesh. */
export function meshGripUnder(pointer: Point, box: Box): MeshGrip | null {
  return meshGripAt(box, pointer, near / useCanvas.getState().view.scale);
}

/** The handle of the corners' figure under a point. */
export function cornerUnder(pointer: Point, box: Box): Handle | null {
  const reach = near / useCanvas.getState().view.scale;
  const close = (at: Point) => Math.hypot(at.x - pointer.x, at.y - pointer.y) <= reach;
  return handles.find((handle) => close(cornerHandleAt(box, handle))) ?? null;
}

/** Drags a handle, the pivot, the box, a corner or the mesh, or turns the box. */
export function transformGesture(from: CanvasPointer): Gesture | null {
  const box = sessionBox();
  const subject = sessionSubject();
  if (!box || !subject) return null;
  const ids = subject.layers.map(({ id }) => id);
  const targets = snapTargets(subject.picture, otherBoxes(subject.picture, ids));
  const boxAt = dragOf(box, from, targets);
  return boxAt && dragging(box, from, boxAt);
}

/** The box for where the pointer has gone; null where nothing was taken hold of. */
type Dragged = (pointer: CanvasPointer) => Box;

function dragOf(box: Box, from: CanvasPointer, targets: Targets): Dragged | null {
  const { mode } = useSession.getState();
  if (mode === 'warp') {
    const grip = meshGripUnder(from, box);
    return grip && ((pointer) => warp(box, grip, from, pointer));
  }
  const corner = mode === 'free' ? null : cornerUnder(from, box);
  if (corner) {
    const pull = mode === 'perspective' ? perspective : distort;
    return (pointer) => pull(box, corner, pointer.x - from.x, pointer.y - from.y);
  }
  const under = gripUnder(from, box);
  const grip = mode === 'free' || under.kind !== 'handle' ? under : ({ kind: 'inside' } as const);
  return (pointer) => {
    if (grip.kind === 'handle') return draggedHandle(box, grip.handle, from, pointer, targets);
    if (grip.kind === 'pivot') return withPivot(box, pointer);
    if (grip.kind === 'outside') return turnBox(box, from, pointer, pointer.shift ? 15 : null);
    return moved(box, from, pointer, targets);
  };
}

function dragging(box: Box, from: CanvasPointer, boxAt: Dragged): Gesture {
  return {
    move(pointers) {
      const pointer = pointers.at(-1);
      if (pointer) dragSession(boxAt(pointer));
    },
    end(pointer) {
      const next = boxAt(pointer);
      showSnapLines([]);
      settleSession(pointer.x === from.x && pointer.y === from.y ? box : next);
    },
    cancel() {
      showSnapLines([]);
      settleSession(box);
    },
  };
}

function moved(box: Box, from: Point, pointer: CanvasPointer, targets: Targets): Box {
  let dx = Math.round(pointer.x - from.x);
  let dy = Math.round(pointer.y - from.y);
  if (pointer.shift) {
    if (Math.abs(dx) >= Math.abs(dy)) dy = 0;
    else dx = 0;
  }
  const next = moveBox(box, dx, dy);
  const snap = pointer.mod ? { dx: 0, dy: 0, lines: [] } : snapBox(outlineOf(next), targets, snapTolerance());
  showSnapLines(snap.lines);
  return moveBox(next, Math.round(snap.dx), Math.round(snap.dy));
}

/** Corners keep the ratio unless Shift is held; Alt goes about the pivot; Ctrl makes edges lean and corners free. */
function draggedHandle(box: Box, handle: Handle, from: Point, pointer: CanvasPointer, targets: Targets): Box {
  const start = handleAt(box, handle);
  const at = { x: start.x + pointer.x - from.x, y: start.y + pointer.y - from.y };
  const corner = handle.u !== 0.5 && handle.v !== 0.5;
  // As in Photoshop: Ctrl pulls a corner by itself, with Alt and Shift it takes the one beside it along.
  if (corner && pointer.mod) {
    const pull = pointer.alt && pointer.shift ? perspective : distort;
    return pull(box, handle, pointer.x - from.x, pointer.y - from.y);
  }
  const how = { keepRatio: corner && !pointer.shift, centred: pointer.alt, skew: pointer.mod && !corner };
  if (how.skew || !isUpright(box)) return dragHandle(box, handle, at, how);
  const snap = snapPoint(at, targets, snapTolerance());
  showSnapLines(how.keepRatio ? [] : snap.lines);
  const to = how.keepRatio ? at : { x: at.x + snap.dx, y: at.y + snap.dy };
  return dragHandle(box, handle, { x: Math.round(to.x), y: Math.round(to.y) }, how);
}
