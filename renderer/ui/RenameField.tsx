import { useRef } from 'react';
import { classNames } from './class-names.ts';

interface RenameFieldProps {
  readonly label: string;
  readonly name: string;
  /** Characters of a name. */
  readonly most: number;
  readonly className?: string;
  /** What has the focus once it was ended by a key. */
  readonly back: (field: HTMLElement) => HTMLElement | null | undefined;
  /** It is left; with the name that was typed, or null where there is none or it was given up. */
  readonly onEnd: (name: string | null) => void;
}

/** A name being typed anew. Enter or leaving takes it, Esc gives it up. */
export function RenameField({ label, name, most, className, back, onEnd }: RenameFieldProps) {
  const given = useRef(false);
  return (
    <input
      className={classNames('rename-field', className)}
      type="text"
      aria-label={label}
      defaultValue={name}
      maxLength={most}
      autoFocus
      onFocus={(event) => {
        event.target.select();
      }}
      onPointerDown={(event) => {
        event.stopPropagation();
      }}
      onBlur={(event) => {
        const typed = event.target.value.trim();
        onEnd(given.current || typed === '' ? null : typed);
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        // Such an Enter is the input method's.
        if (event.nativeEvent.isComposing) return;
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        // What has the focus next isn't pressed by it.
        event.preventDefault();
        given.current = event.key === 'Escape';
        const next = back(event.currentTarget);
        event.currentTarget.blur();
        next?.focus();
      }}
    />
  );
}
