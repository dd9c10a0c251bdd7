import { useEffect, useRef, useState } from 'react';
import type { PointerEvent } from 'react';
import { presentOf } from '../picture/document.ts';
import type { Picture } from '../picture/document.ts';
import { commitLive, dropLive, showLive } from '../picture/live.ts';
import { activeDocument, commitIn, documentOf } from '../picture/store.ts';

interface LiveEdit<V> {
  /** What the pointer has made of the value so far; null where it isn't held down. */
  readonly draft: V | null;
  readonly change: (value: V) => void;
  /** A step of its own at once, as from a button. */
  readonly put: (value: V) => void;
  /** For the element around the fields. */
  readonly hold: { readonly onPointerDownCapture: (event: PointerEvent) => void };
}

/**
 * A value of the picture in front that sliders and handles change. While the pointer is down the picture is
 * only shown; letting go makes it one step, and Esc gives it up. Values that come from keys are steps of one
 * gesture, so that a run of arrow keys is undone at once.
 */
export function useLiveEdit<V>(
  label: string,
  gesture: string,
  apply: (picture: Picture, value: V) => Picture,
): LiveEdit<V> {
  const [draft, setDraft] = useState<V | null>(null);
  const held = useRef<{ readonly id: string; readonly value: V | null } | null>(null);
  const stop = useRef<(() => void) | null>(null);
  const latest = useRef(apply);
  useEffect(() => {
    latest.current = apply;
  });
  useEffect(
    () => () => {
      stop.current?.();
    },
    [],
  );

  const onPointerDownCapture = (event: PointerEvent) => {
    const document = activeDocument();
    if (!document || event.button !== 0) return;
    stop.current?.();
    held.current = { id: document.id, value: null };
    const listening = new AbortController();
    const { signal } = listening;
    const end = (keep: boolean) => {
      listening.abort();
      stop.current = null;
      const result = held.current;
      held.current = null;
      setDraft(null);
      const present = result && documentOf(result.id);
      if (!present || result.value === null) return;
      if (keep) commitLive(result.id, label, latest.current(presentOf(present), result.value));
      else dropLive();
    };
    stop.current = () => {
      end(false);
    };
    const keep = () => {
      end(true);
    };
    window.addEventListener('pointerup', keep, { signal });
    window.addEventListener('pointercancel', stop.current, { signal });
    window.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        end(false);
      },
      { signal, capture: true },
    );
  };

  const change = (value: V) => {
    if (!held.current) {
      commit(value, gesture);
      return;
    }
    const present = documentOf(held.current.id);
    if (!present) return;
    held.current = { id: present.id, value };
    setDraft(value);
    showLive(present.id, latest.current(presentOf(present), value));
  };

  const commit = (value: V, name: string | null) => {
    const document = activeDocument();
    if (document) commitIn(document.id, label, latest.current(presentOf(document), value), name);
  };

  const put = (value: V) => {
    commit(value, null);
  };

  return { draft, change, put, hold: { onPointerDownCapture } };
}
