import { lazily } from '../base/lazily.ts';
import { pastReact } from '../view/past-react.ts';
import type { Box } from '../view/viewport.ts';

/** The box that a text will wrap in, while it is drawn. */
export const textFrame = pastReact<Box>();

export const TextFrame = lazily(async () => (await import('./TextFrame.tsx')).TextFrame);
