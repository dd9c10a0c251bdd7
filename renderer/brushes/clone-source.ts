import type { OpenDocument } from '../picture/document.ts';
import { documentOf } from '../picture/store.ts';
import type { CanvasPointer, Gesture } from '../view/hand/tool.ts';
import type { Point } from '../view/viewport.ts';
import { sourceMarker } from './source-marker.ts';
import { useBrushes } from './store.ts';

/** Where clone stamp and healing brush take their pixels from, on one document and for any. */
let source: {
  readonly document: string;
  readonly at: Point;
  /** From where it is painted to where it is taken from; kept by strokes that are aligned. */
  offset: Point | null;
} | null = null;

/** Alt and a press set the source; it can be dragged to its place. */
export function sourceGesture({ id }: OpenDocument, start: CanvasPointer): Gesture {
  const set = ({ x, y }: Point) => {
    source = { document: id, at: { x, y }, offset: null };
    sourceMarker.show(source.at);
  };
  const before = source;
  set(start);
  return {
    move: (pointers) => {
      const newest = pointers.at(-1);
      if (newest) set(newest);
    },
    end: set,
    cancel: () => {
      source = before;
      sourceMarker.show(before?.document === id ? before.at : null);
    },
  };
}

/**
 * Where the pixels for a stroke that begins at a point lie from there, whole pixels so that a hard brush
 * copies them exactly, and in which document; null where no source has been set, or its document is gone.
 */
export function offsetFrom(start: Point): { readonly offset: Point; readonly from: OpenDocument } | null {
  const from = source && documentOf(source.document);
  if (!source || !from) return null;
  const fresh = { x: Math.round(source.at.x - start.x), y: Math.round(source.at.y - start.y) };
  const { aligned } = useBrushes.getState();
  const offset = aligned ? (source.offset ?? fresh) : fresh;
  source.offset = offset;
  return { offset, from };
}

/** Shows the source while the pointer is at a point; during a stroke it moves along. */
export function followSource({ id }: OpenDocument, pointer: Point | null, painting = false): void {
  if (!pointer || source?.document !== id) {
    sourceMarker.show(null);
    return;
  }
  const { offset, at } = source;
  const moves = offset && (painting || useBrushes.getState().aligned);
  sourceMarker.show(moves ? { x: pointer.x + offset.x, y: pointer.y + offset.y } : at);
}
