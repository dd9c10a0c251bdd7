import { useEffect, useRef } from 'react';
import { create } from 'zustand';
import { useNotices } from '../base/notices.ts';

interface Place {
  readonly element: Element;
  /** The newest notice there was before: those that came later are told here. */
  readonly since: number;
}

/** Where notices are told apart from the window, which lies behind a sheet: in the sheet that was opened last. */
export const useNoticePlaces = create<{ readonly places: readonly Place[] }>(() => ({ places: [] }));

/** Where a sheet tells what happens while it is open. */
export function NoticePlace() {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!element.current) return undefined;
    const since = useNotices.getState().notices.at(-1)?.id ?? 0;
    const place = { element: element.current, since };
    useNoticePlaces.setState(({ places }) => ({ places: [...places, place] }));
    return () => {
      useNoticePlaces.setState(({ places }) => ({ places: places.filter((each) => each !== place) }));
    };
  }, []);
  return <div ref={element} className="dialog-notices" />;
}
