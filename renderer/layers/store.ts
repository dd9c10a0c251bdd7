import { create } from 'zustand';
import { usePanels } from '../neural/panels/store.ts';

interface Rework {
  readonly document: string;
  readonly layer: string;
  readonly tool: string;
}

interface LayersState {
  /** The layer whose recipe stands in its tool's panel: the tool's next run takes its place. */
  readonly rework: Rework | null;
  /** The layer whose name is being typed. */
  readonly renaming: string | null;
}

export const useLayers = create<LayersState>(() => ({ rework: null, renaming: null }));

/** The next run of the tool in front, on this document, takes the place of the layer's pixels. */
export function reworkLayer(document: string, layer: string): void {
  useLayers.setState({ rework: { document, layer, tool: usePanels.getState().tool } });
}

export function leaveRework(): void {
  useLayers.setState({ rework: null });
}

/** The layer that a run of a tool would be for, if for one. */
export function reworkedBy(
  tool: string,
  document: string,
  { rework }: LayersState = useLayers.getState(),
): string | null {
  return rework?.document === document && rework.tool === tool ? rework.layer : null;
}

/** The layer that a run which starts now is for; asked once for each run. */
export function takeReworked(document: string): string | null {
  const layer = reworkedBy(usePanels.getState().tool, document);
  if (layer !== null) leaveRework();
  return layer;
}

export function startRenaming(renaming: string | null): void {
  useLayers.setState({ renaming });
}
