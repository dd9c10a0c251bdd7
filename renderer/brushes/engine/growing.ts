import type { Raster } from '../../pixels/raster.ts';
import type { Rect } from '../../pixels/rect.ts';
import type { Touch } from './stroke.ts';

/** A stroke on a raster while it goes on. */
export interface Growing {
  /** The raster as it goes: what later touches change will appear in it. */
  readonly live: Raster;
  /** Puts touches of the brush onto it. Returns what changed. */
  touch(touches: readonly Touch[]): Rect;
  /** What it leaves: the very raster that it began with, where nothing has changed. */
  finish(): Raster;
}
