import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useRef } from 'react';
import type { ReactNode, RefObject } from 'react';
import { IconButton } from './Button.tsx';
import { firstField } from './DialogForm.tsx';
import { NoticePlace } from './NoticePlace.tsx';
import { classNames } from './class-names.ts';
import { giveBack } from './given-back.ts';

interface SheetProps {
  readonly open: boolean;
  readonly title: string;
  /** What the cross is called. */
  readonly close: string;
  readonly onClose: () => void;
  readonly className?: string;
  /** Beside the picture, which can be worked on meanwhile; else over the whole window. */
  readonly beside?: boolean;
  /** What has the focus at first; else the first field to type in, or the sheet itself. */
  readonly first?: RefObject<HTMLElement | null>;
  /** Where Escape leads first, from something that lies before the rest of it; null: out of it. */
  readonly escape?: (() => void) | null;
  /** Beside the cross, before it. */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

/** A dialog over the window, with a title and a cross. */
export function Sheet({
  open,
  title,
  close,
  onClose,
  className,
  beside = false,
  first,
  escape = null,
  tools,
  children,
}: SheetProps) {
  const content = useRef<HTMLDivElement>(null);
  const before = useRef<Element | null>(null);
  return (
    <Dialog.Root open={open} modal={!beside} onOpenChange={onClose}>
      <Dialog.Portal>
        <Dialog.Overlay className="dialog-veil" />
        <Dialog.Content
          ref={content}
          className={classNames('dialog', beside && 'dialog-beside', className)}
          aria-describedby={undefined}
          onInteractOutside={(event) => {
            if (beside) event.preventDefault();
          }}
          onEscapeKeyDown={(event) => {
            // A field gives up what was typed first.
            if (content.current?.querySelector('[data-typing]:focus')) event.preventDefault();
            else if (escape) {
              event.preventDefault();
              escape();
            }
          }}
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            before.current = document.activeElement;
            const { current } = content;
            (first?.current ?? (current && firstField(current)) ?? current)?.focus();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            // Whoever has pressed on something else meanwhile stays there.
            if (document.activeElement === document.body) giveBack(before.current);
          }}
        >
          <header className="dialog-head">
            <Dialog.Title>{title}</Dialog.Title>
            {tools && <div className="dialog-tools">{tools}</div>}
            <Dialog.Close asChild>
              <IconButton small icon={X} label={close} />
            </Dialog.Close>
          </header>
          {!beside && <NoticePlace />}
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
