import { create } from 'zustand';

export type DialogName =
  | 'new'
  | 'export'
  | 'recent'
  | 'settings'
  | 'palette'
  | 'methods'
  | 'models'
  | 'about'
  | 'steps-recipe'
  | 'layer-recipe';

/** The dialog that stands open, if any: one at a time. */
export const useDialogs = create<{ readonly open: DialogName | null }>(() => ({ open: null }));

export function openDialog(open: DialogName): void {
  useDialogs.setState({ open });
}

export function closeDialog(): void {
  useDialogs.setState({ open: null });
}
