import { enlarge } from '../neural/enlarge/parts.ts';
import { fill } from '../neural/fill/parts.ts';
import { learnFace } from '../neural/learn-face/parts.ts';
import { learnStyle } from '../neural/learn-style/parts.ts';
import type { ToolParts } from '../neural/parts.ts';
import { restyle } from '../neural/restyle/parts.ts';
import { swap } from '../neural/swap/parts.ts';

/** What the window adds for single tools, by their ids. */
export const toolParts: Readonly<Record<string, ToolParts>> = {
  ...{ restyle, fill, swap, enlarge },
  'learn-face': learnFace,
  'learn-style': learnStyle,
};
