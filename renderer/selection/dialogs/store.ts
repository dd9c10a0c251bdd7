import { create } from 'zustand';
import type { AmountKind } from './amounts.ts';

export type SelectionDialog = AmountKind | 'colour-range' | 'refine' | 'save' | 'load';

/** The dialog about the selection that stands open, if any. */
export const useSelectionDialog = create<{ readonly open: SelectionDialog | null }>(() => ({ open: null }));

export function openSelectionDialog(open: SelectionDialog): void {
  useSelectionDialog.setState({ open });
}

export function closeSelectionDialog(): void {
  useSelectionDialog.setState({ open: null });
}
