import type { ComponentProps } from 'react';
import { Segmented } from '../../ui/Segmented.tsx';

/** A choice of a dialog with its words above it. */
export function CaptionedChoice<T extends string>(props: ComponentProps<typeof Segmented<T>>) {
  return (
    <div className="selection-choice">
      <span aria-hidden>{props.label}</span>
      <Segmented {...props} />
    </div>
  );
}
