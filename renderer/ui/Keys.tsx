import { isMac } from './platform.ts';
import { keysOf } from './shortcut.ts';
import type { Shortcut } from './shortcut.ts';

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
