import { hand } from '../canvas/tools/hand.ts';
import { rotateView } from '../canvas/tools/rotate-view.ts';
import { zoom } from '../canvas/tools/zoom.ts';
import type { HandTool } from './tool.ts';

/**
 * The tools, in the order of the strip. Those of a group share a place there and a letter, with which
 * Shift goes from one to the next. A function, because tools look back at what is in hand.
 */
export function toolGroups(): readonly (readonly HandTool[])[] {
  return [[hand], [rotateView], [zoom]];
}

export function allTools(): readonly HandTool[] {
  return toolGroups().flat();
}

export function findTool(id: string): HandTool {
  const tools = allTools();
  const tool = tools.find((each) => each.id === id) ?? tools[0];
  if (!tool) throw new Error('There is no tool.');
  return tool;
}

/** Those that share their place in the strip with a tool, itself included. */
export function groupOf(id: string): readonly HandTool[] {
  return toolGroups().find((group) => group.some((tool) => tool.id === id)) ?? [];
}
