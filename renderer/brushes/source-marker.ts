import { lazily } from '../base/lazily.ts';
import { pastReact } from '../view/past-react.ts';
import type { Point } from '../view/viewport.ts';

/** Where clone stamp and healing brush take their pixels from. */
export const sourceMarker = pastReact<Point>();

export const SourceMarker = lazily(async () => (await import('./SourceMarker.tsx')).SourceMarker);
