import { useEffect, useRef } from 'react';
import type { FocusEvent, PointerEvent } from 'react';
import { referenceKey } from '../../../../preload/contract/recipe-parameters.ts';
import type { Reference } from '../../../../preload/contract/recipe.ts';

import { restOn, useTrials } from './store.ts';

/** Who stays for so long rests there, milliseconds: on the way to another tile nothing is to flicker. */
const stay = 150;

/** Hears when the pointer, or the focus of the keyboard, rests on a style's tile and when it leaves. */
export function useRest(reference: Reference) {
  const key = referenceKey(reference);
  const timer = useRef(0);
  const leave = () => {
    clearTimeout(timer.current);
    if (useTrials.getState().rested === key) restOn(null);
  };
  const come = () => {
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      restOn(key);
    }, stay);
  };
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      if (useTrials.getState().rested === key) restOn(null);
    },
    [key],
  );
  return {
    onPointerEnter: ({ pointerType }: PointerEvent) => {
      if (pointerType !== 'touch') come();
    },
    onPointerLeave: leave,
    onFocus: ({ target }: FocusEvent) => {
      if (target.matches(':focus-visible')) come();
    },
    onBlur: ({ currentTarget, relatedTarget }: FocusEvent) => {
      if (!currentTarget.contains(relatedTarget)) leave();
    },
  };
}
