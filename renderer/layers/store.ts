import { create } from 'zustand';

/** The layer whose name is being typed. */
export const useLayers = create<{ readonly renaming: string | null }>(() => ({ renaming: null }));

export function startRenaming(renaming: string | null): void {
  useLayers.setState({ renaming });
}
