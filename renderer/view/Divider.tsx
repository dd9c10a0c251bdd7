import './divider.css';

interface DividerProps {
  /** Where it stands, 0 (left) to 1 (right) of what it divides. */
  readonly at: number;
  /** The same in CSS pixels. */
  readonly position: number;
  readonly label: string;
  /** What is to its left, and to its right. */
  readonly before: string;
  readonly after: string;
  readonly onMove: (at: number) => void;
}

/** A line between two pictures over each other, all of its parent's height: dragged, and a slider to the keyboard. */
export function Divider({ at, position, label, before, after, onMove }: DividerProps) {
  const dragTo = (event: React.PointerEvent<HTMLElement>) => {
    const divided = event.currentTarget.parentElement;
    if (!divided || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const { left, width } = divided.getBoundingClientRect();
    onMove((event.clientX - left) / width);
  };
  return (
    <div
      className="divider"
      style={{ transform: `translateX(${position}px)` }}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(at * 100)}
      data-own-pointer
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={dragTo}
      // The last move before the button comes up may never have been told.
      onPointerUp={dragTo}
      onKeyDown={(event) => {
        const way = ways[event.key];
        if (way === undefined) return;
        event.preventDefault();
        onMove(at + way * (event.shiftKey ? 0.1 : 0.01));
      }}
    >
      <span className="divider-label divider-before">{before}</span>
      <span className="divider-handle" aria-hidden />
      <span className="divider-label divider-after">{after}</span>
    </div>
  );
}

const ways: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };
