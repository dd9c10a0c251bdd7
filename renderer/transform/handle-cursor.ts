import type { Point } from '../pixels/affine.ts';
import { useCanvas } from '../view/store.ts';

/** Cursors for dragging along 0°, 45°, 90°, 135° of the screen, clockwise from the right. */
const along = ['ew-resize', 'nwse-resize', 'ns-resize', 'nesw-resize'] as const;

/** The cursor for pulling something away from a point of the picture, as it lies on the screen. */
export function pullingCursor(from: Point, to: Point): string {
  const turned = useCanvas.getState().view.angle;
  const angle = (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI + turned;
  return along[((Math.round(angle / 45) % 4) + 4) % 4] ?? 'move';
}

/** A bow with two heads. */
const bow = (colour: string, width: number) =>
  `<path stroke="${colour}" stroke-width="${width}" d="M5 15a9 9 0 0 1 14 0M5 10v5h5M19 10v5h-5"/>`;
/** Black within white, so that it stands out on everything. */
const bows = `<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" fill="none" stroke-linecap="round" stroke-linejoin="round">${bow('white', 4)}${bow('black', 1.75)}</svg>`;

export const turningCursor = `url("data:image/svg+xml,${encodeURIComponent(bows)}") 12 12, alias`;
