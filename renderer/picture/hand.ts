import type { PictureLayer } from './document.ts';
import { findLayer, rowsOf } from './tree.ts';
import type { Stack } from './tree.ts';

type Ids = readonly string[];

/**
 * The layers in hand after a step, by what it did: those that it added; else those that stay, a group that was
 * taken apart by what it held; else the one that lay below what has gone, or above it.
 */
export function handAfter(before: Stack, after: Stack, selected: Ids): Ids {
  const added = addedTo(before, after);
  if (added.length > 0) return added;
  const stays = (id: string) => findLayer(after, id) !== null;
  if (selected.length > 0 && selected.every(stays)) return selected;
  const kept = selected.flatMap((id) => (stays(id) ? [id] : heldBy(before, id).filter(stays)));
  if (kept.length > 0 || selected.length === 0) return kept;
  const rows = rowsOf(before).map(({ layer }) => layer.id);
  const last = rows.findLastIndex((id) => selected.includes(id));
  const next = rows.slice(Math.max(0, last)).find(stays) ?? rows.slice(0, Math.max(0, last)).findLast(stays);
  return next === undefined ? [] : [next];
}

/** The layers in hand after undo and redo: the one that the step changed, too, where it was one alone. */
export function handAt(before: Stack, after: Stack, selected: Ids): Ids {
  const hand = handAfter(before, after, selected);
  if (hand !== selected) return hand;
  const [changed, ...others] = changedFrom(before, after);
  return changed === undefined || others.length > 0 || selected.includes(changed) ? selected : [changed];
}

/** The outermost of the layers that were not there before, bottom first. */
export function addedTo(before: Stack, after: Stack): Ids {
  const known = byId(before);
  const added = (layers: Stack): Ids =>
    layers.flatMap((layer) => {
      if (!known.has(layer.id)) return [layer.id];
      return layer.kind === 'group' ? added(layer.layers) : [];
    });
  return added(after);
}

/** Layers that are not what they were; of groups only those that changed themselves, not just within. */
function changedFrom(before: Stack, after: Stack): Ids {
  const known = byId(before);
  const changed = (layers: Stack): Ids =>
    layers.flatMap((layer) => {
      const old = known.get(layer.id);
      if (old === layer) return [];
      if (layer.kind !== 'group' || old?.kind !== 'group' || old.layers === layer.layers) return [layer.id];
      return changed(layer.layers);
    });
  return changed(after);
}

function heldBy(layers: Stack, id: string): Ids {
  const layer = findLayer(layers, id);
  return layer?.kind === 'group' ? layer.layers.map((each) => each.id) : [];
}

function byId(layers: Stack): ReadonlyMap<string, PictureLayer> {
  return new Map(rowsOf(layers).map(({ layer }) => [layer.id, layer]));
}
