import { useEffect, useRef } from 'react';
import type { PointerEvent as ReactPointerEvent, RefObject } from 'react';
import { moveLayers } from '../picture/arrange.ts';
import { presentOf } from '../picture/document.ts';
import { activeDocument } from '../picture/store.ts';
import { rowsOf } from '../picture/tree.ts';
import { moveTo } from './commands.ts';
import { dropAt, indent } from './drop.ts';
import type { Drop } from './drop.ts';

/** How far a press may stray and still be a click, CSS pixels. */
const slack = 4;
/** How near the list's edge a drag scrolls it, but never more than this share of a low list; and how far a frame. */
const edge = 24;
const edgeShare = 1 / 6;
const scrollStep = 8;

/**
 * Dragging rows of the list to another place. Only the line that says where moves with the pointer; the
 * layers move once, when they are let go.
 */
export function useRowDrag(
  tree: RefObject<HTMLDivElement | null>,
  line: RefObject<HTMLDivElement | null>,
): (event: ReactPointerEvent) => void {
  const stop = useRef<(() => void) | null>(null);
  useEffect(
    () => () => {
      stop.current?.();
    },
    [],
  );
  return (event) => {
    const row = event.target instanceof Element && event.target.closest<HTMLElement>('[role=treeitem]');
    const id = row ? row.dataset.id : undefined;
    if (event.button !== 0 || id === undefined || !tree.current || !line.current) return;
    if (event.target instanceof HTMLInputElement) return;
    stop.current?.();
    stop.current = listen(id, event.nativeEvent, tree.current, line.current);
  };
}

function listen(id: string, start: PointerEvent, tree: HTMLElement, line: HTMLElement): () => void {
  const listening = new AbortController();
  const options = { signal: listening.signal };
  let pointer: PointerEvent | null = null;
  let drop: Drop | null = null;
  let frame = 0;

  const show = () => {
    frame = 0;
    if (!pointer) return;
    const list = tree.parentElement;
    const bounds = list?.getBoundingClientRect();
    if (list && bounds) {
      const within = Math.min(edge, bounds.height * edgeShare);
      const near =
        pointer.clientY < bounds.top + within ? -1 : pointer.clientY > bounds.bottom - within ? 1 : 0;
      list.scrollTop += near * scrollStep;
      if (near !== 0) frame = requestAnimationFrame(show);
    }
    drop = dropUnder(ids(id), pointer, tree);
    mark(drop, tree, line);
  };
  const move = (event: PointerEvent) => {
    const far = Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) > slack;
    if (!pointer && !far) return;
    pointer = event;
    tree.dataset.dragging = 'true';
    frame ||= requestAnimationFrame(show);
  };
  const end = () => {
    listening.abort();
    cancelAnimationFrame(frame);
    delete tree.dataset.dragging;
    mark(null, tree, line);
  };
  window.addEventListener('pointermove', move, options);
  window.addEventListener('pointercancel', end, options);
  window.addEventListener(
    'pointerup',
    () => {
      const place = pointer && drop?.place;
      end();
      if (place) moveTo(ids(id), place);
    },
    options,
  );
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || !pointer) return;
      event.preventDefault();
      event.stopPropagation();
      end();
    },
    { ...options, capture: true },
  );
  return end;
}

/** What moves with a row: all layers in hand if it is one of them. */
function ids(id: string): readonly string[] {
  const document = activeDocument();
  const selected = document?.selected ?? [];
  return selected.includes(id) ? selected : [id];
}

/** Where the layers would go; null where that is where they are, or nowhere. */
function dropUnder(moving: readonly string[], pointer: PointerEvent, tree: HTMLElement): Drop | null {
  const document = activeDocument();
  const first = tree.querySelector<HTMLElement>('[role=treeitem]');
  if (!document || !first) return null;
  const { left, top } = first.getBoundingClientRect();
  const picture = presentOf(document);
  const x = pointer.clientX - left - leftOfNames;
  const { folded } = document;
  const rows = rowsOf(picture.layers, folded);
  const drop = dropAt(rows, folded, first.offsetHeight, x, pointer.clientY - top);
  return drop && moveLayers(picture, moving, drop.place) !== picture ? drop : null;
}

/** Width of the column of eyes. */
const leftOfNames = 28;

function mark(drop: Drop | null, tree: HTMLElement, line: HTMLElement): void {
  tree.querySelector('[data-into]')?.removeAttribute('data-into');
  const at = drop?.line ?? null;
  line.hidden = at === null;
  if (!drop) return;
  if (at === null) tree.querySelector(`[data-id="${drop.place.id}"]`)?.setAttribute('data-into', '');
  line.style.top = `${at ?? 0}px`;
  line.style.left = `${leftOfNames + drop.depth * indent}px`;
}
