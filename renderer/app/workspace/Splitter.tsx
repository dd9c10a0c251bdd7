import { useRef } from 'react';

interface SplitterProps {
  readonly label: string;
  /** Which way the line runs: a vertical one is dragged left and right. */
  readonly direction: 'vertical' | 'horizontal';
  readonly value: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly onStart?: () => void;
  /** How far from where the drag began, CSS pixels. */
  readonly onMove: (distance: number) => void;
  readonly onReset?: () => void;
}

/** A line between two parts that can be dragged, or moved with the arrow keys. */
export function Splitter({ label, direction, value, minimum, maximum, ...on }: SplitterProps) {
  const from = useRef<number | null>(null);
  const vertical = direction === 'vertical';
  const keys = vertical ? { ArrowLeft: -16, ArrowRight: 16 } : { ArrowUp: -16, ArrowDown: 16 };
  return (
    <div
      className={`splitter splitter-${direction}`}
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={direction}
      aria-valuenow={Math.round(value)}
      aria-valuemin={minimum}
      aria-valuemax={maximum}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = vertical ? event.clientX : event.clientY;
        on.onStart?.();
      }}
      onPointerMove={(event) => {
        if (from.current !== null) on.onMove((vertical ? event.clientX : event.clientY) - from.current);
      }}
      onLostPointerCapture={() => {
        from.current = null;
      }}
      onDoubleClick={on.onReset}
      onKeyDown={(event) => {
        const distance = (keys as Readonly<Record<string, number>>)[event.key];
        if (distance === undefined) return;
        event.preventDefault();
        on.onStart?.();
        on.onMove(distance);
      }}
    />
  );
}
