import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';

interface DialogFormProps {
  readonly onSubmit: () => void;
  readonly children: ReactNode;
}

/** What a dialog asks: Enter in any of its fields does the same as its submit button, with what was typed. */
export function DialogForm({ onSubmit, children }: DialogFormProps) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // A form that comes after its dialog finds the focus waiting on that.
    const { current } = form;
    const sheet = current?.closest('[role=dialog]');
    if (current && sheet === document.activeElement) firstField(current)?.focus();
  }, []);
  return (
    <form
      ref={form}
      className="dialog-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
    </form>
  );
}

/** The first field to type in. */
export function firstField(within: Element): HTMLElement | null {
  return within.querySelector<HTMLElement>('input[type=text]:enabled');
}
