import { Tooltip } from 'radix-ui';
import type { ReactNode } from 'react';
import { isGivenBack } from './given-back.ts';

/** Where a tip opens, seen from what it explains. */
export type TipSide = 'top' | 'right' | 'bottom' | 'left';

interface TipProps {
  readonly text: ReactNode;
  readonly side?: TipSide;
  readonly children: ReactNode;
}

/** A short explanation beside what the pointer or the focus rests on. */
export function Tip({ text, side = 'bottom', children }: TipProps) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger
        asChild
        onFocus={(event) => {
          // What comes from nowhere comes back from a menu that closed, or from another window.
          if (isGivenBack() || event.relatedTarget === null) event.preventDefault();
        }}
      >
        {children}
      </Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content className="tip" side={side} sideOffset={6} collisionPadding={8}>
          {text}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
