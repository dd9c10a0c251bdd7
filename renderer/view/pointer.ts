import { report } from '../base/notices.ts';
import { giveUp, settled } from '../picture/drafts.ts';
import { documentOf } from '../picture/store.ts';
import { gripAt } from './hand/grips.ts';
import { stopPicking } from './hand/picking.ts';
import { handTool, useHand } from './hand/store.ts';
import type { CanvasPointer } from './hand/tool.ts';
import { Pinch } from './pinch.ts';
import { canvasPointer, coalesced, viewPoint } from './position.ts';
import { Press } from './press.ts';
import { pan, useCanvas, zoomTo } from './store.ts';
import { panGesture } from './tools/hand.ts';
import { followFocus, isWorked } from './worked.ts';

/** How fast the wheel zooms: a notch of 100 is about a fifth. A pinch arrives as small deltas with ctrl. */
const wheelSpeed = 0.0018;
const pinchSpeed = 0.01;

/**
 * Leads pointer, wheel and keys over the canvas to the tool in hand, and to moving the view: the wheel zooms,
 * the middle button, the space key and two fingers move the picture whatever is in hand. Returns what stops it.
 */
export function listenToPointer(element: HTMLElement, id: string): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  const pinch = new Pinch();
  let latest: Press | null = null;
  let panning = false;
  let space = false;
  let over: CanvasPointer | null = null;

  const document = () => documentOf(id);
  /** The press under way: what was ended by others, such as undo, is none any more. */
  const press = () => (latest?.open ? latest : null);

  const cursor = (): string => {
    if (press() && panning) return 'grabbing';
    if (press()) return handTool().cursor(over);
    if (space) return 'grab';
    const open = document();
    const grip = over && open && gripAt(over, open);
    return grip ? grip.cursor : handTool().cursor(over);
  };
  const showCursor = () => {
    const next = cursor();
    if (element.style.cursor !== next) element.style.cursor = next;
  };

  const cancel = () => {
    latest?.cancel();
    showCursor();
  };

  const hover = (pointer: CanvasPointer | null) => {
    over = pointer;
    const open = document();
    if (open && !press()) handTool().hover?.(pointer, open);
    showCursor();
  };

  const down = (event: PointerEvent) => {
    if (isOwn(event.target)) return;
    const resizes = resizesTip(event);
    const pointer = { ...canvasPointer(event, element), ...(resizes && { mod: true }) };
    if (event.pointerType === 'touch' && pinch.down(event.pointerId, pointer.view)) {
      cancel();
      return;
    }
    const open = document();
    if (press() || !open || (event.button > 1 && !resizes)) return;
    // The focus leaves the panels: keys are meant for the picture from now on.
    if (window.document.activeElement instanceof HTMLElement) window.document.activeElement.blur();
    event.preventDefault();
    over = pointer;
    panning = event.button === 1 || space;
    latest = new Press(id, event.pointerId, pointer, (draft) => {
      if (panning) return panGesture(pointer);
      // What the press found unfinished may have become a step.
      const now = document() ?? open;
      return gripAt(pointer, now)?.take(draft) ?? handTool().press(pointer, now, draft);
    });
    if (press()) element.setPointerCapture(event.pointerId);
    showCursor();
  };

  const move = (event: PointerEvent) => {
    if (pinch.move(event.pointerId, viewPoint(event, element))) return;
    const now = press();
    if (!now) {
      if (!isOwn(event.target)) hover(canvasPointer(event, element));
      return;
    }
    if (now.pointerId !== event.pointerId) return;
    const pointers = coalesced(event, element);
    over = pointers.at(-1) ?? over;
    now.move(pointers);
    showCursor();
  };

  const up = (event: PointerEvent) => {
    pinch.up(event.pointerId);
    const now = press();
    if (now?.pointerId !== event.pointerId) return;
    now.end(canvasPointer(event, element));
    showCursor();
  };

  const wheel = (event: WheelEvent) => {
    event.preventDefault();
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 33 : 1;
    if (event.shiftKey) {
      pan(-(event.deltaX || event.deltaY) * pixels, 0);
      return;
    }
    const speed = event.ctrlKey && Math.abs(event.deltaY) < 50 ? pinchSpeed : wheelSpeed;
    const { scale } = useCanvas.getState().view;
    zoomTo(scale * Math.exp(-event.deltaY * pixels * speed), viewPoint(event, element));
  };

  const key = (event: KeyboardEvent) => {
    if (hasOwnKeys(event.target)) return;
    if (event.code === 'Space' && (over || space)) {
      // A button that still has the focus would be pressed by the space that is meant for the canvas.
      if (window.document.activeElement instanceof HTMLButtonElement) window.document.activeElement.blur();
      space = event.type === 'keydown';
      event.preventDefault();
    } else if (
      event.type === 'keydown' &&
      (event.key === 'Escape' || !isWorked(event.target)) &&
      takes(event)
    ) {
      event.preventDefault();
      event.stopPropagation();
    }
    if (over) over = { ...over, alt: event.altKey, shift: event.shiftKey };
    showCursor();
  };

  /** Escape gives up what is unfinished or would be picked; else the tool may take the key before the shortcuts do. */
  const takes = (event: KeyboardEvent): boolean => {
    if (event.key === 'Escape' && event.type === 'keydown' && (giveUp(id) || stopPicking())) return true;
    const open = document();
    return (open && handTool().key?.(event, open)) ?? false;
  };

  element.addEventListener('wheel', wheel, { signal, passive: false });
  element.addEventListener('pointerdown', down, { signal });
  element.addEventListener('pointermove', move, { signal });
  element.addEventListener('pointerup', up, { signal });
  element.addEventListener(
    'pointercancel',
    (event) => {
      pinch.up(event.pointerId);
      if (latest?.pointerId === event.pointerId) cancel();
    },
    { signal },
  );
  element.addEventListener(
    'pointerleave',
    () => {
      if (!press()) hover(null);
    },
    { signal },
  );
  element.addEventListener(
    'dblclick',
    (event) => {
      const open = document();
      if (open && !isOwn(event.target)) handTool().doubleClick?.(canvasPointer(event, element), open);
    },
    { signal },
  );
  followFocus(signal);
  window.addEventListener('keydown', key, { signal, capture: true });
  window.addEventListener('keyup', key, { signal, capture: true });
  window.addEventListener(
    'blur',
    () => {
      space = false;
      // The window lost the pointer; what was painted until then stays.
      latest?.commit();
    },
    { signal },
  );
  const stop = useHand.subscribe(showCursor);
  showCursor();
  return () => {
    settled(id, 'switch').catch(report);
    const open = document();
    if (open) handTool().leave?.(open);
    listening.abort();
    stop();
  };
}

/** Alt with the right button is to a brush what Ctrl and Alt are with the left, as in Photoshop. */
function resizesTip({ button, altKey }: PointerEvent): boolean {
  return button === 2 && altKey && handTool().hasTip === true;
}

/** Whether something over the canvas, such as the divider or a ruler, has its own use for the pointer. */
export function isOwn(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-own-pointer]') !== null;
}

/** Fields take letters, menus choose by them, and a dialog keeps the window behind it waiting. */
function hasOwnKeys(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('[role=menu], [role=listbox], [role=dialog], textarea, [contenteditable]')) return true;
  return (
    target instanceof HTMLInputElement && !['range', 'checkbox', 'radio', 'button'].includes(target.type)
  );
}
