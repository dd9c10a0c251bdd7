import type { Hand, Picture } from './document.ts';
import { rowsOf } from './tree.ts';

/** How a click on a layer counts: alone, with Ctrl, with Shift. */
export type Click = 'alone' | 'toggle' | 'range';

/**
 * The layers in hand after a click on one. The first of them is where a range starts from, the last the one
 * that tools work on, so a range ends in the layer that was clicked.
 */
export function afterClick(
  { layers }: Picture,
  { selected, folded }: Hand,
  id: string,
  click: Click = 'alone',
): readonly string[] {
  if (click === 'toggle') {
    const others = selected.filter((each) => each !== id);
    return others.length < selected.length ? others : [...others, id];
  }
  if (click === 'alone') return [id];
  const rows = rowsOf(layers, folded).map(({ layer }) => layer.id);
  const from = rows.indexOf(selected[0] ?? id);
  const to = rows.indexOf(id);
  if (from < 0 || to < 0) return [id];
  const range = rows.slice(Math.min(from, to), Math.max(from, to) + 1);
  return from <= to ? range : range.reverse();
}

/** The layer above or below the one in hand, as the list shows them. */
export function neighbour(
  { layers }: Picture,
  { selected, folded }: Hand,
  direction: 'above' | 'below',
): readonly string[] {
  const rows = rowsOf(layers, folded).map(({ layer }) => layer.id);
  const at = rows.indexOf(selected.at(-1) ?? '');
  const next = rows[at < 0 ? 0 : at + (direction === 'above' ? -1 : 1)];
  return next === undefined ? selected : [next];
}

export function allShown({ layers }: Picture, { folded }: Hand): readonly string[] {
  return rowsOf(layers, folded).map(({ layer }) => layer.id);
}
