import { drawable } from '../../fill/fill.ts';
import type { Asked } from './methods.ts';

/** 1 for each pixel to fill, and 0 for the others. */
export function marksOf({ hole }: Pick<Asked, 'hole'>): Uint8Array {
  return hole.map((value) => (value > 0 ? 1 : 0));
}

/** 1 for each pixel that nothing may be taken from, the hole among them, and 0 for the others. */
export function shutOf(asked: Pick<Asked, 'picture' | 'hole' | 'drawn'>): Uint8Array {
  return drawable(asked.picture, marksOf(asked), asked.drawn).map((free) => 1 - free);
}
