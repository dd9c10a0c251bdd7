import { create } from 'zustand';

/** Whether files are being dragged over the window. */
export const useDrag = create<{ readonly dragging: boolean }>(() => ({ dragging: false }));

export function carriesFiles(transfer: DataTransfer | null): boolean {
  return transfer?.types.includes('Files') ?? false;
}
