import { create } from 'zustand';
import { report } from '../../base/notices.ts';
import { settled } from '../../picture/drafts.ts';
import { activeDocument } from '../../picture/store.ts';
import { findTool, groupOf } from './registry.ts';
import type { HandTool } from './tool.ts';

interface Hand {
  /** Id of the tool in hand. */
  readonly tool: string;
  /** What was in hand before it. */
  readonly previous: string;
  /** Of each group of the strip that was used, by its first tool's id: the tool that was used last. */
  readonly used: Readonly<Record<string, string>>;
}

/** The tool in hand. */
export const useHand = create<Hand>(() => ({ tool: 'move', previous: 'move', used: {} }));

export function handTool(): HandTool {
  return findTool(useHand.getState().tool);
}

export function useHandTool(): HandTool {
  return findTool(useHand((state) => state.tool));
}

/** Takes a tool; what was unfinished with the one in hand is finished or given up. */
export function takeTool(id: string): void {
  const before = useHand.getState().tool;
  if (before === id) return;
  const document = activeDocument();
  if (document) {
    settled(document.id, 'tool').catch(report);
    handTool().leave?.(document);
  }
  useHand.setState(({ used }) => ({ tool: id, previous: before, used: { ...used, [placeOf(id)]: id } }));
}

/** Takes what was in hand before. */
export function takePreviousTool(): void {
  takeTool(useHand.getState().previous);
}

/** Goes to the next tool of the group that a tool belongs to. */
export function takeNextOf(id: string): void {
  const group = groupOf(id);
  const at = group.findIndex((tool) => tool.id === useHand.getState().tool);
  const next = group[(at + 1) % group.length];
  if (next) takeTool(next.id);
}

/** The tool that its place in the strip shows. */
export function shownTool(group: readonly HandTool[], { used, tool }: Hand): HandTool | undefined {
  const lasting = group.filter(({ passing }) => !passing);
  const shown = lasting.find(({ id }) => id === tool) ?? lasting.find(({ id }) => id === used[placeOf(id)]);
  return shown ?? lasting[0];
}

function placeOf(id: string): string {
  return groupOf(id)[0]?.id ?? id;
}
