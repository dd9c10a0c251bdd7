import { useEffect, useRef, useState } from 'react';
import type { PointerEvent } from 'react';
import type { Picture } from '../picture/document.ts';
import { begin } from '../picture/drafts.ts';
import type { Draft } from '../picture/drafts.ts';
import { step } from '../picture/step.ts';
import { activeDocument } from '../picture/store.ts';

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
  const held = useRef<{ readonly draft: Draft; value: V | null } | null>(null);
  const latest = useRef(apply);
  useEffect(() => {
    latest.current = apply;
  });
  useEffect(
    () => () => {
      void held.current?.draft.end('commit');
    },
    [],
  );

  const onPointerDownCapture = (event: PointerEvent) => {
    const document = activeDocument();
    if (!document || event.button !== 0) return;
    void held.current?.draft.end('commit');
    const listening = new AbortController();
    const { signal } = listening;
    /** The pointer counts no more; returns what it had made of the value. */
    const letGo = (): V | null => {
      listening.abort();
      const value = held.current?.value ?? null;
      held.current = null;
      setDraft(null);
      return value;
    };
    const unfinished = begin(document.id, {
      kind: 'slider',
      commit: () => {
        const value = letGo();
        if (value !== null) unfinished.put(label, (picture) => latest.current(picture, value));
      },
      cancel: letGo,
    });
    held.current = { draft: unfinished, value: null };
    window.addEventListener('pointerup', () => void unfinished.end('commit'), { signal });
    window.addEventListener('pointercancel', () => void unfinished.end('cancel'), { signal });
    window.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        void unfinished.end('cancel');
      },
      { signal, capture: true },
    );
  };

  const change = (value: V) => {
    const { current } = held;
    if (!current) {
      step(label, (picture) => latest.current(picture, value), gesture);
      return;
    }
    current.value = value;
    setDraft(value);
    current.draft.show((picture) => latest.current(picture, value));
  };

  const put = (value: V) => {
    step(label, (picture) => latest.current(picture, value));
  };

  return { draft, change, put, hold: { onPointerDownCapture } };
}
