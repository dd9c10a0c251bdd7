import { BlendMode, type GroupBlend } from '../../../preload/contract/document.ts';

/** OpenRaster's names of the sixteen modes; exclusion is not in its list but follows the same scheme. */
export function compositeOp(blend: GroupBlend): string {
  return blend === 'normal' || blend === 'pass-through' ? 'svg:src-over' : `svg:${blend}`;
}

/** The mode of that name; null for one that isn't ours, such as Krita's own. */
export function blendOf(op: string | undefined): BlendMode | null {
  if (op === undefined || op === 'svg:src-over') return 'normal';
  const mode = BlendMode.safeParse(op.replace(/^svg:/, ''));
  return mode.success && mode.data !== 'normal' ? mode.data : null;
}
