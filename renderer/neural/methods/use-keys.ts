import { useEffect } from 'react';

interface Keys {
  /** Whether the key asked for something. */
  readonly press: (key: string, repeated: boolean) => boolean;
  readonly release?: (key: string) => void;
}

/** Plain keys of the dialog, wherever the focus is in it but in fields and lists; Space also stays with buttons. */
export function useKeys({ press, release }: Keys): void {
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    window.addEventListener(
      'keydown',
      (event) => {
        if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
        if (hasUse(event.target, event.key)) return;
        if (press(event.key, event.repeat)) event.preventDefault();
      },
      { signal },
    );
    window.addEventListener('keyup', (event) => release?.(event.key), { signal });
    return () => {
      listening.abort();
    };
  }, [press, release]);
}

function hasUse(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('input:not([type=checkbox], [type=range]), [role=listbox], [role=combobox]'))
    return true;
  return key === ' ' && target.closest('button, input') !== null;
}
