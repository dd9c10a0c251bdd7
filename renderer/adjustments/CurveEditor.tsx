import { useRef } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { curveThrough } from '../../preload/adjustments/curves.ts';
import type { Channel, CurvePoints } from './channel.ts';
import { addPoint, movePoint, pointNear, removePoint } from './curve-points.ts';
import { outlineOf } from './histogram.ts';
import type { Counts } from './histogram.ts';

interface CurveEditorProps {
  readonly channel: Channel;
  readonly points: CurvePoints;
  /** What the values are before the curve. */
  readonly counts: Counts;
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
  readonly onChange: (points: CurvePoints) => void;
}

/** Room around the square for the points at its edges, in values. */
const margin = 8;
/** How near a press takes a point, and how far outside a point is let go, in values. */
const reach = 12;
const farOut = 30;

/** The curve: a press adds or takes a point, dragging one out of the square or Delete removes it. */
export function CurveEditor({ channel, points, counts, chosen, onChoose, onChange }: CurveEditorProps) {
  const { t } = useTranslation();
  const square = useRef<SVGSVGElement>(null);
  /** The point in hand, and the points as they were when it was taken. */
  const drag = useRef<{ readonly index: number; readonly from: CurvePoints } | null>(null);

  const press = (event: PointerEvent<SVGSVGElement>) => {
    if (event.button !== 0) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    const [x, y] = valuesAt(event, event.currentTarget);
    const near = pointNear(points, x, y, reach);
    const added = near < 0 ? addPoint(points, x, y) : null;
    if (near < 0 && !added) return;
    const index = added?.index ?? near;
    drag.current = { index, from: added?.points ?? points };
    onChoose(index);
    if (added) onChange(added.points);
  };
  const move = (event: PointerEvent<SVGSVGElement>) => {
    if (!drag.current) return;
    const { index, from } = drag.current;
    const [x, y] = valuesAt(event, event.currentTarget);
    const out = Math.min(x, y) < -farOut || Math.max(x, y) > 255 + farOut;
    onChange(out ? removePoint(from, index) : movePoint(from, index, x, y));
  };
  const release = () => {
    if (drag.current)
      square.current?.querySelectorAll<SVGElement>('[role=slider]')[drag.current.index]?.focus();
    drag.current = null;
  };
  const key = (event: KeyboardEvent, index: number) => {
    const next = afterKey(event, points, index);
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    onChange(next);
  };

  const side = 255 + 2 * margin;
  return (
    <svg
      ref={square}
      className="curve"
      data-channel={channel}
      viewBox={`${-margin} ${-margin} ${side} ${side}`}
      role="group"
      aria-label={t('adjustments.curve')}
      onPointerDown={press}
      onPointerMove={move}
      onPointerUp={release}
      onPointerCancel={release}
    >
      <rect className="curve-ground" width={255} height={255} />
      <path className="curve-counts" d={outlineOf(counts)} transform="scale(1 2.55)" />
      <path className="curve-grid" d={grid} />
      <path className="curve-line" d={pathThrough(points)} />
      {points.map(([x, y], index) => (
        <circle
          key={index}
          className="curve-point"
          data-chosen={index === chosen}
          cx={x}
          cy={255 - y}
          r={5}
          tabIndex={0}
          role="slider"
          aria-label={t('adjustments.point', { number: index + 1 })}
          aria-valuemin={0}
          aria-valuemax={255}
          aria-valuenow={y}
          aria-valuetext={`${x} → ${y}`}
          onFocus={() => {
            onChoose(index);
          }}
          onKeyDown={(event) => {
            key(event, index);
          }}
        />
      ))}
    </svg>
  );
}

/** Input and output under the pointer. */
function valuesAt({ clientX, clientY }: PointerEvent, square: SVGSVGElement): readonly [number, number] {
  const { left, top, width } = square.getBoundingClientRect();
  const scale = (255 + 2 * margin) / width;
  return [(clientX - left) * scale - margin, 255 + margin - (clientY - top) * scale];
}

/** The points after a key on one of them; null for keys that do nothing here. */
function afterKey({ key, shiftKey }: KeyboardEvent, points: CurvePoints, index: number): CurvePoints | null {
  const [x, y] = points[index] ?? [0, 0];
  const by = shiftKey ? 10 : 1;
  switch (key) {
    case 'ArrowLeft':
      return movePoint(points, index, x - by, y);
    case 'ArrowRight':
      return movePoint(points, index, x + by, y);
    case 'ArrowDown':
      return movePoint(points, index, x, y - by);
    case 'ArrowUp':
      return movePoint(points, index, x, y + by);
    case 'Delete':
    case 'Backspace':
      return removePoint(points, index);
    default:
      return null;
  }
}

const quarters = [63.75, 127.5, 191.25];
const grid = quarters.map((at) => `M${at} 0V255M0 ${at}H255`).join('') + 'M0 255L255 0';

function pathThrough(points: CurvePoints): string {
  const curve = curveThrough(points);
  const values = Array.from({ length: 256 }, (_, x) => Math.min(255, Math.max(0, curve(x))));
  return `M${values.map((y, x) => `${x} ${(255 - y).toFixed(2)}`).join('L')}`;
}
