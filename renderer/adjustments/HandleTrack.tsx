import { useRef } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';

export interface Handle {
  readonly label: string;
  /** Where it stands, 0…255. */
  readonly at: number;
  /** What it says, where that isn't its place. */
  readonly text?: string;
  readonly shade: 'black' | 'grey' | 'white';
  readonly onMove: (at: number) => void;
}

const clamp = (value: number) => Math.min(255, Math.max(0, value));

/** Handles along a range of values 0…255, moved by pointer or arrow keys, with Shift by ten. */
export function HandleTrack({
  handles,
  ramp,
}: {
  readonly handles: readonly Handle[];
  readonly ramp: boolean;
}) {
  const track = useRef<HTMLDivElement>(null);
  const drag = (event: PointerEvent<HTMLElement>, handle: Handle) => {
    const bounds = track.current?.getBoundingClientRect();
    if (!bounds || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    handle.onMove(Math.round(clamp((255 * (event.clientX - bounds.left)) / bounds.width)));
  };
  const nudge = (event: KeyboardEvent, handle: Handle) => {
    const direction = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
    if (direction === undefined) return;
    event.preventDefault();
    handle.onMove(clamp(handle.at + direction * (event.shiftKey ? 10 : 1)));
  };
  return (
    <div ref={track} className="handle-track" data-ramp={ramp}>
      {handles.map((handle) => (
        <button
          key={handle.label}
          type="button"
          role="slider"
          className={`handle handle-${handle.shade}`}
          style={{ left: `${(100 * handle.at) / 255}%` }}
          aria-label={handle.label}
          aria-valuemin={0}
          aria-valuemax={255}
          aria-valuenow={Math.round(handle.at)}
          aria-valuetext={handle.text ?? String(Math.round(handle.at))}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
          }}
          onPointerMove={(event) => {
            drag(event, handle);
          }}
          onKeyDown={(event) => {
            nudge(event, handle);
          }}
        />
      ))}
    </div>
  );
}
