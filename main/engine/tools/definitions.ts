import { enlarge } from './enlarge/definition.ts';
import { inspect } from './inspect/definition.ts';
import { likeness } from './likeness/definition.ts';
import { restyle } from './restyle/definition.ts';
import type { Tool } from './tool.ts';

/** Every tool of the product, in the order people meet them. */
export const tools = [restyle, enlarge, inspect, likeness] as const satisfies readonly Tool[];

export type AnyTool = (typeof tools)[number];

export function findTool(id: string): AnyTool | undefined {
  return tools.find((tool) => tool.id === id);
}
