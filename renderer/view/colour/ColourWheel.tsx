import type { PointerEvent } from 'react';
import type { Hsv } from './hsv.ts';

interface ColourWheelProps {
  readonly hsv: Hsv;
  readonly onChange: (hsv: Hsv) => void;
}

/** Share of the wheel's radius at which the ring begins. */
const ring = 0.8;

/** Hue as a ring, saturation and value as a square within it. For the pointer: the sliders do the same by keys. */
export function ColourWheel({ hsv, onChange }: ColourWheelProps) {
  const angle = ((hsv.hue - 90) * Math.PI) / 180;
  const middle = (1 + ring) / 4;
  return (
    <div className="wheel" aria-hidden>
      <div
        className="wheel-ring"
        {...dragging((x, y) => {
          const degrees = (Math.atan2(y - 0.5, x - 0.5) * 180) / Math.PI + 90;
          onChange({ ...hsv, hue: (degrees + 360) % 360 });
        })}
      />
      <span
        className="wheel-knob"
        style={{
          left: `${50 + 100 * middle * Math.cos(angle)}%`,
          top: `${50 + 100 * middle * Math.sin(angle)}%`,
        }}
      />
      <div
        className="wheel-square"
        style={{ backgroundColor: `hsl(${hsv.hue} 100% 50%)` }}
        {...dragging((x, y) => {
          onChange({ ...hsv, saturation: unit(x), value: 1 - unit(y) });
        })}
      >
        <span
          className="wheel-knob"
          style={{ left: `${hsv.saturation * 100}%`, top: `${(1 - hsv.value) * 100}%` }}
        />
      </div>
    </div>
  );
}

/** Hears of the pointer while it is down, by its place within the element, 0…1 from the top left. */
function dragging(onPlace: (x: number, y: number) => void) {
  const tell = (event: PointerEvent<HTMLElement>) => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    onPlace((event.clientX - left) / width, (event.clientY - top) / height);
  };
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      tell(event);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (event.currentTarget.hasPointerCapture(event.pointerId)) tell(event);
    },
  };
}

function unit(value: number): number {
  return Math.min(1, Math.max(0, value));
}
