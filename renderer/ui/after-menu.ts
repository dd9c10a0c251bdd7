import { useRef } from 'react';

interface AfterMenu {
  /** What is to be done once the menu is gone. */
  readonly choose: (act: () => void) => void;
  /** For the menu's content. */
  readonly onCloseAutoFocus: () => void;
}

/** Does what was chosen in a menu after that gave the focus back, so that a field or a dialog can take it and keeps it. */
export function useAfterMenu(): AfterMenu {
  const chosen = useRef<(() => void) | null>(null);
  return {
    choose: (act) => {
      chosen.current = act;
    },
    onCloseAutoFocus: () => {
      if (chosen.current) setTimeout(chosen.current, 0);
      chosen.current = null;
    },
  };
}
