import type { Place } from '../picture/arrange.ts';
import type { Row } from '../picture/tree.ts';

/** How far each group moves its layers to the right, CSS pixels. */
export const indent = 16;

/** Where a dragged layer would go, and where the line that says so stands. */
export interface Drop {
  readonly place: Place;
  /** Distance of the line from the list's top; null where the layer goes into the group that is marked. */
  readonly line: number | null;
  readonly depth: number;
}

/**
 * The place for layers that are let go over a list of rows. In a row's upper half they come above it, in the
 * lower half below it, in a group's middle into it. Under the last row of a group, the pointer's distance
 * from the left says which group they leave.
 */
export function dropAt(
  rows: readonly Row[],
  folded: ReadonlySet<string>,
  height: number,
  x: number,
  y: number,
): Drop | null {
  const at = Math.min(rows.length - 1, Math.max(0, Math.floor(y / height)));
  const row = rows[at];
  if (!row) return null;
  const { layer, depth } = row;
  const within = Math.min(1, Math.max(0, y / height - at));
  const group = layer.kind === 'group';
  if (within < (group ? 0.3 : 0.5))
    return { place: { id: layer.id, where: 'above' }, line: at * height, depth };
  if (group && (within < 0.7 || !folded.has(layer.id))) {
    const line = within >= 0.7 && layer.layers.length > 0 ? (at + 1) * height : null;
    return { place: { id: layer.id, where: 'into' }, line, depth: depth + 1 };
  }
  const leaving = leftGroup(rows, at, x);
  return { place: { id: leaving.layer.id, where: 'below' }, line: (at + 1) * height, depth: leaving.depth };
}

/** The row itself, or the outermost group that it ends and that the pointer stands left of. */
function leftGroup(rows: readonly Row[], at: number, x: number): Row {
  const nextDepth = rows[at + 1]?.depth ?? 0;
  let row = rows[at];
  for (let above = at; row && row.depth > nextDepth && x < row.depth * indent;) {
    const { depth } = row;
    above = rows.slice(0, above).findLastIndex((each) => each.depth < depth);
    row = rows[above] ?? row;
  }
  if (!row) throw new RangeError('There is no such row.');
  return row;
}
