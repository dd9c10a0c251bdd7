import { useCallback, useRef } from 'react';
import { usePointerPlace } from '../view/pointer-place.ts';
import type { Point } from '../view/viewport.ts';

/** Where the pointer is, in pixels of the picture: written past React, because it changes with every move. */
export function PointerPosition() {
  const text = useRef<HTMLSpanElement>(null);
  usePointerPlace(
    useCallback((place: Point | null) => {
      if (text.current) text.current.textContent = place ? `${place.x}, ${place.y}` : '';
    }, []),
  );
  return <span ref={text} className="status-pointer" aria-hidden />;
}
