import { ChevronRight } from 'lucide-react';
import { Collapsible } from 'radix-ui';
import type { ReactNode } from 'react';

interface FoldProps {
  readonly title: string;
  /** Shown beside the title, such as how much inside was changed. */
  readonly note?: ReactNode;
  readonly children: ReactNode;
}

/** What is one fold deeper. */
export function Fold({ title, note, children }: FoldProps) {
  return (
    <Collapsible.Root className="fold">
      <Collapsible.Trigger className="fold-trigger">
        <ChevronRight size={14} aria-hidden />
        <span>{title}</span>
        {note}
      </Collapsible.Trigger>
      <Collapsible.Content className="fold-content">{children}</Collapsible.Content>
    </Collapsible.Root>
  );
}
