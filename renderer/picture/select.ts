import type { Picture } from './document.ts';
import { rowsOf } from './tree.ts';

/** How a click on a layer counts: alone, with Ctrl, with Shift. */
export type Click = 'alone' | 'toggle' | 'range';

/**
 * Takes layers in hand. The first of `selected` is where a range starts from, the last the one that tools
 * work on, so a range ends in the layer that was clicked.
 */
export function select(picture: Picture, id: string, click: Click = 'alone'): Picture {
  const selected = selectedAfter(picture, id, click);
  const same =
    selected.length === picture.selected.length &&
    selected.every((each, at) => each === picture.selected[at]);
  return same ? picture : { ...picture, selected };
}

function selectedAfter({ layers, selected }: Picture, id: string, click: Click): readonly string[] {
  if (click === 'toggle') {
    const others = selected.filter((each) => each !== id);
    return others.length < selected.length ? others : [...others, id];
  }
  if (click === 'alone') return [id];
  const rows = rowsOf(layers, true).map(({ layer }) => layer.id);
  const from = rows.indexOf(selected[0] ?? id);
  const to = rows.indexOf(id);
  if (from < 0 || to < 0) return [id];
  const range = rows.slice(Math.min(from, to), Math.max(from, to) + 1);
  return from <= to ? range : range.reverse();
}

/** The layer above or below the one in hand, as the list shows them. */
export function selectNeighbour(picture: Picture, direction: 'above' | 'below'): Picture {
  const rows = rowsOf(picture.layers, true).map(({ layer }) => layer.id);
  const at = rows.indexOf(picture.selected.at(-1) ?? '');
  const next = rows[at < 0 ? 0 : at + (direction === 'above' ? -1 : 1)];
  return next === undefined ? picture : select(picture, next);
}

export function selectAllLayers(picture: Picture): Picture {
  return { ...picture, selected: rowsOf(picture.layers, true).map(({ layer }) => layer.id) };
}
