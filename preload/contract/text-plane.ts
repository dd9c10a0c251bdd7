import { chain } from './affine.ts';
import type { Affine } from './affine.ts';
import type { TextStyle } from './document.ts';

const upright = { a: 1, b: 0, c: 0, d: 1 } as const;
const hair = 1e-9;

/** From a text's own plane, where it begins at (0, 0) and is upright, to the document. */
export function planeOf({ x, y, turn = upright }: TextStyle): Affine {
  return { ...turn, e: x, f: y };
}

/** A text as it lies under a map. Its size stays the height of its letters as they stand: only what isn't that turns. */
export function mappedText(style: TextStyle, map: Affine): TextStyle {
  const { a, b, c, d, e: x, f: y } = chain(planeOf(style), map);
  const height = Math.hypot(c, d);
  const scale = Math.abs(height - 1) < hair ? 1 : height;
  const turn = { a: a / scale, b: b / scale, c: c / scale, d: d / scale };
  const { size, box } = style;
  return {
    ...style,
    size: size * scale,
    ...(box && { box: { width: box.width * scale, height: box.height * scale } }),
    ...{ x, y },
    turn: isUpright(turn) ? undefined : turn,
  };
}

function isUpright({ a, b, c, d }: NonNullable<TextStyle['turn']>): boolean {
  return [a - 1, b, c, d - 1].every((value) => Math.abs(value) < hair);
}
