import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { Button } from './Button.tsx';

interface DialogFormProps {
  /** What the button that submits is called. */
  readonly submit: string;
  /** Whether it can't be submitted as it stands. */
  readonly refused?: boolean;
  readonly onSubmit: () => void;
  /** What the button that gives up is called. */
  readonly cancel: string;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

/** What a dialog asks, over its buttons: Enter in any of its fields submits what was typed. */
export function DialogForm({
  submit,
  refused = false,
  onSubmit,
  cancel,
  onCancel,
  children,
}: DialogFormProps) {
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
      <footer className="dialog-foot">
        <Button look="filled" onClick={onCancel}>
          {cancel}
        </Button>
        <Button look="accent" type="submit" disabled={refused}>
          {submit}
        </Button>
      </footer>
    </form>
  );
}

/** The first field to type in. */
export function firstField(within: Element): HTMLElement | null {
  return within.querySelector<HTMLElement>('input[type=text]:enabled');
}
