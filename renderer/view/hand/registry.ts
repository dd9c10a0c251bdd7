import type { HandTool } from './tool.ts';

let groups: readonly (readonly HandTool[])[] = [];

/**
 * Says which tools there are, in the order of the strip. Those of a group share a place there and a letter,
 * with which Shift goes from one to the next.
 */
export function fillTools(tools: readonly (readonly HandTool[])[]): void {
  groups = tools;
}

export function toolGroups(): readonly (readonly HandTool[])[] {
  return groups;
}

export function allTools(): readonly HandTool[] {
  return groups.flat();
}

export function findTool(id: string): HandTool {
  const tools = allTools();
  const tool = tools.find((each) => each.id === id) ?? tools[0];
  if (!tool) throw new Error('There is no tool.');
  return tool;
}

/** Those that share their place in the strip with a tool, itself included. */
export function groupOf(id: string): readonly HandTool[] {
  return groups.find((group) => group.some((tool) => tool.id === id)) ?? [];
}
