import { create } from 'zustand';
import type { PanelId } from '../../actions/layout.ts';

/** The panel whose tab is being dragged. */
export const useDragged = create<{ readonly panel: PanelId | null }>(() => ({ panel: null }));

export function setDragged(panel: PanelId | null): void {
  useDragged.setState({ panel });
}
