import { isMac } from '../ui/platform.ts';
import type { CanvasPointer } from './hand/tool.ts';
import { shownView } from './store.ts';
import { toPicture } from './viewport.ts';
import type { Point } from './viewport.ts';

/** Where on the canvas an event happened, CSS pixels. */
export function viewPoint(event: MouseEvent, canvas: Element): Point {
  const { left, top } = canvas.getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}

/** The pointer as tools see it; the picture's pixels under it are those that are drawn there. */
export function canvasPointer(event: MouseEvent, canvas: Element): CanvasPointer {
  const view = viewPoint(event, canvas);
  const pointer = event instanceof PointerEvent ? event : null;
  return {
    ...toPicture(shownView(), view),
    view,
    pressure: pointer?.pressure ?? 0,
    tiltX: pointer?.tiltX ?? 0,
    tiltY: pointer?.tiltY ?? 0,
    pen: pointer?.pointerType === 'pen',
    shift: event.shiftKey,
    alt: event.altKey,
    mod: isMac ? event.metaKey : event.ctrlKey,
    time: event.timeStamp,
  };
}

/** Every position since the last event: a tablet reports many between two frames. */
export function coalesced(event: PointerEvent, canvas: Element): readonly CanvasPointer[] {
  const events = event.getCoalescedEvents();
  return (events.length > 0 ? events : [event]).map((each) => canvasPointer(each, canvas));
}
