import type { LucideIcon } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { Tip, type TipSide } from './Tip.tsx';
import { classNames } from './class-names.ts';

interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: 'plain' | 'filled' | 'accent';
  readonly icon?: LucideIcon;
}

export function Button({ look = 'plain', icon: Icon, className, children, ...rest }: ButtonProps) {
  return (
    <button type="button" className={classNames('button', `button-${look}`, className)} {...rest}>
      {Icon && <Icon size={16} aria-hidden />}
      {children}
    </button>
  );
}

interface IconButtonProps extends ComponentProps<'button'> {
  readonly icon: LucideIcon;
  /** What it does: its accessible name, and the tooltip together with `hint`. */
  readonly label: string;
  readonly hint?: ReactNode;
  readonly side?: TipSide;
  readonly small?: boolean;
}

export function IconButton({ icon: Icon, label, hint, side, small, className, ...rest }: IconButtonProps) {
  const text = (
    <>
      {label}
      {hint}
    </>
  );
  return (
    <Tip text={text} {...(side && { side })}>
      <button
        type="button"
        className={classNames('icon-button', small && 'icon-button-small', className)}
        aria-label={label}
        {...rest}
      >
        <Icon size={small ? 14 : 18} strokeWidth={1.75} aria-hidden />
      </button>
    </Tip>
  );
}
