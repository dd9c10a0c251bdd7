import { carriesFiles, useDrag } from '../ui/dragging.ts';
import { pasted } from './clipboard.ts';

/** Watches for dragged and pasted files. Returns the function that stops watching. */
export function listenToFiles(): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  /** Enter and leave also come for every element inside, so they are counted. */
  let inside = 0;
  const set = (dragging: boolean) => {
    if (!dragging) inside = 0;
    useDrag.setState({ dragging });
  };
  window.addEventListener(
    'dragenter',
    (event) => {
      if (!carriesFiles(event.dataTransfer)) return;
      inside += 1;
      set(true);
    },
    { signal },
  );
  window.addEventListener(
    'dragleave',
    () => {
      inside = Math.max(0, inside - 1);
      if (inside === 0) set(false);
    },
    { signal },
  );
  // A file dropped beside the zones must not replace the page.
  window.addEventListener('dragover', (event) => event.preventDefault(), { signal });
  window.addEventListener(
    'drop',
    (event) => {
      event.preventDefault();
      set(false);
    },
    { signal },
  );
  window.addEventListener(
    'paste',
    (event) => {
      // A field has its own paste.
      if (event.target instanceof HTMLElement && event.target.closest('input, textarea, [role=dialog]'))
        return;
      void pasted([...(event.clipboardData?.files ?? [])]);
    },
    { signal },
  );
  return () => {
    listening.abort();
  };
}
