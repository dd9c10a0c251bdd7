import { isMac } from '../actions/platform.ts';
import { keysOf } from '../actions/shortcut.ts';
import type { Shortcut } from '../actions/shortcut.ts';

/** A shortcut as key caps. */
export function Keys({ shortcut }: { readonly shortcut: Shortcut }) {
  return (
    <span className="keys">
      {keysOf(shortcut, isMac).map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  );
}
