import { enlarge } from './enlarge/definition.ts';
import { faces } from './faces/definition.ts';
import { fill } from './fill/definition.ts';
import { inspect } from './inspect/definition.ts';
import { learnFace } from './learn-face/definition.ts';
import { learnStyle } from './learn-style/definition.ts';
import { likeness } from './likeness/definition.ts';
import { restyle } from './restyle/definition.ts';
import { swap } from './swap/definition.ts';
import type { Tool } from './tool.ts';

/** Every tool of the product, in the order people meet them. What each computes is in `runs.ts`. */
export const tools: readonly Tool[] = [
  restyle,
  fill,
  swap,
  enlarge,
  learnStyle,
  learnFace,
  inspect,
  likeness,
  faces,
];
