import type { Adjustment } from '../../../preload/document.ts';
import { identity } from './kernel.ts';
import type { Kernel } from './kernel.ts';

/** The kernel of an adjustment for pixels that are `scale` times the document's size. */
export function kernelOf(_adjustment: Adjustment, _scale: number): Kernel {
  return identity;
}
