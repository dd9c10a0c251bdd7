import { useEffect, useState } from 'react';
import type { Box } from './place.ts';

/** Where in the window something lies that moves and comes when it likes; null while it isn't there. */
export function useBox(selector: string | null): Box | null {
  const [box, setBox] = useState<Box | null>(null);
  useEffect(() => {
    let frame = 0;
    const look = () => {
      const element = selector === null ? null : document.querySelector(selector);
      const found = element?.getBoundingClientRect();
      const next = found && found.width > 0 && found.height > 0 ? found : null;
      setBox((before) => (isSame(before, next) ? before : next));
      frame = requestAnimationFrame(look);
    };
    look();
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [selector]);
  return box;
}

function isSame(a: Box | null, b: Box | null): boolean {
  if (!a || !b) return a === b;
  return a.left === b.left && a.top === b.top && a.width === b.width && a.height === b.height;
}
