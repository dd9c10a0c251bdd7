import { create } from 'zustand';

/** What stands open in the window's corner, if anything. */
type Corner = 'device';

export const useCorner = create<{ readonly open: Corner | null }>(() => ({ open: null }));

export function openCorner(open: Corner | null): void {
  useCorner.setState({ open });
}

/** For the root of a menu or popover there. */
export function useCornerPart(part: Corner): {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
} {
  const open = useCorner((state) => state.open === part);
  return {
    open,
    onOpenChange: (next) => {
      openCorner(next ? part : null);
    },
  };
}
