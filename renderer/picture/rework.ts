import { create } from 'zustand';

/** A layer that is to be made anew. */
interface Rework {
  readonly document: string;
  readonly layer: string;
  /** Whose next run takes the place of the layer's pixels. */
  readonly tool: string;
}

interface ReworkState {
  readonly rework: Rework | null;
}

/** The layer whose recipe stands in its tool's panel. */
export const useRework = create<ReworkState>(() => ({ rework: null }));

export function reworkLayer(document: string, layer: string, tool: string): void {
  useRework.setState({ rework: { document, layer, tool } });
}

export function leaveRework(): void {
  useRework.setState({ rework: null });
}

/** The layer that a run of a tool would be for, if for one. */
export function reworkedBy(
  tool: string,
  document: string,
  { rework }: ReworkState = useRework.getState(),
): string | null {
  return rework?.document === document && rework.tool === tool ? rework.layer : null;
}

/** The layer that a run which starts now is for; asked once for each run. */
export function takeReworked(tool: string, document: string): string | null {
  const layer = reworkedBy(tool, document);
  if (layer !== null) leaveRework();
  return layer;
}
