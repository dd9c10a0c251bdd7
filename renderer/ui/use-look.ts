import { useSyncExternalStore } from 'react';

/** The look that the window has now, dark or light, for what is drawn in its colours and not styled by them. */
export function useLook(): string | undefined {
  return useSyncExternalStore(subscribe, () => document.documentElement.dataset.theme);
}

function subscribe(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => {
    observer.disconnect();
  };
}
