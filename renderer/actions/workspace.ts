import { create } from 'zustand';
import { remember, remembered } from '../base/remember.ts';
import { defaultLayout, isShown, Layout, show } from './layout.ts';
import type { PanelId } from './layout.ts';

const name = 'workspace';

interface Workspace {
  readonly layout: Layout;
  /** Whether the panels are out of the way for a while. */
  readonly hidden: boolean;
}

/** Where the panels stand; this screen remembers it. */
export const useWorkspace = create<Workspace>(() => ({
  layout: remembered(name, Layout, defaultLayout),
  hidden: false,
}));

export function changeLayout(next: (layout: Layout) => Layout): void {
  const layout = next(useWorkspace.getState().layout);
  useWorkspace.setState({ layout });
  remember(name, layout);
}

export function resetWorkspace(): void {
  changeLayout(() => defaultLayout);
  useWorkspace.setState({ hidden: false });
}

/** Brings a panel to where it is seen. */
export function showPanel(panel: PanelId): void {
  changeLayout((layout) => show(layout, panel));
  useWorkspace.setState({ hidden: false });
}

export function isPanelShown(panel: PanelId): boolean {
  const { layout, hidden } = useWorkspace.getState();
  return !hidden && isShown(layout, panel);
}

export function togglePanels(): void {
  useWorkspace.setState(({ hidden }) => ({ hidden: !hidden }));
}
