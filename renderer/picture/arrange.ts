import { newId, noMask } from './document.ts';
import type { Group, Hand, Picture, PictureLayer } from './document.ts';
import { findLayer, groupsAround, outermost, rebuild, rowsOf, stackAround, withLayers } from './tree.ts';
import type { Stack } from './tree.ts';

/** Where layers go: beside a layer, or into a group on top of what is there. */
export interface Place {
  readonly id: string;
  readonly where: 'above' | 'below' | 'into';
}

/** Where something new goes: above the layer in hand, or into it, if it is an open group. Null with none: on top. */
export function placeOver(layers: Stack, { selected, folded }: Hand): Place | null {
  const hand = findLayer(layers, selected.at(-1) ?? '');
  return hand && { id: hand.id, where: hand.kind === 'group' && !folded.has(hand.id) ? 'into' : 'above' };
}

/** Puts new layers in a place, or on top of all. */
export function insertLayers(picture: Picture, layers: Stack, place: Place | null): Picture {
  return {
    ...picture,
    layers: place ? putAt(picture.layers, place, layers) : [...picture.layers, ...layers],
  };
}

export function removeLayers(picture: Picture, ids: readonly string[]): Picture {
  return withLayers(
    picture,
    rebuild(picture.layers, (layer) => (ids.includes(layer.id) ? [] : [layer])),
  );
}

/** Moves layers, in the order they lie in. A group can't go into itself: then nothing changes. */
export function moveLayers(picture: Picture, ids: readonly string[], place: Place): Picture {
  const moving = outermost(picture.layers, ids);
  const around = groupsAround(picture.layers, place.id);
  const target = findLayer(picture.layers, place.id);
  if (!around || !target || moving.length === 0) return picture;
  if (place.where === 'into' && target.kind !== 'group') return picture;
  if ([target, ...around].some((layer) => moving.includes(layer))) return picture;
  const without = rebuild(picture.layers, (layer) => (moving.includes(layer) ? [] : [layer]));
  const layers = putAt(without, place, moving);
  return sameOrder(layers, picture.layers) ? picture : { ...picture, layers };
}

function sameOrder(a: Stack, b: Stack): boolean {
  const written = (layers: Stack) => rowsOf(layers).map(({ layer, depth }) => `${depth} ${layer.id}`);
  return written(a).join() === written(b).join();
}

/** A layer that comes to lie between a clipped one and its base is clipped too, or it would take the base's part. */
function putAt(layers: Stack, { id, where }: Place, put: Stack): Stack {
  const around = (stack: Stack): Stack => {
    const at = stack.findIndex((layer) => layer.id === id);
    if (at < 0) return stack;
    const from = where === 'above' ? at + 1 : at;
    const above = stack[from];
    const fitting = above?.clipped && from > 0 ? put.map(clip) : put;
    return [...stack.slice(0, from), ...fitting, ...stack.slice(from)];
  };
  const inside = (layer: PictureLayer): Stack => {
    if (layer.kind !== 'group') return [layer];
    if (where === 'into') return [layer.id === id ? { ...layer, layers: [...layer.layers, ...put] } : layer];
    const next = around(layer.layers);
    return [next === layer.layers ? layer : { ...layer, layers: next }];
  };
  const next = rebuild(layers, inside);
  return where === 'into' ? next : around(next);
}

function clip(layer: PictureLayer): PictureLayer {
  return layer.clipped ? layer : { ...layer, clipped: true };
}

/** A copy with ids of its own that shares all pixels. */
export function copyOf(layer: PictureLayer, name = layer.name): PictureLayer {
  const copy = { ...layer, id: newId(), name };
  return copy.kind === 'group' ? { ...copy, layers: copy.layers.map((each) => copyOf(each)) } : copy;
}

/** Puts a copy above each of the layers. */
export function duplicateLayers(
  picture: Picture,
  ids: readonly string[],
  rename: (name: string) => string,
): Picture {
  const originals = outermost(picture.layers, ids);
  const copies = originals.map((layer) => copyOf(layer, rename(layer.name)));
  const layers = originals.reduce((stack, { id }, at) => {
    const copy = copies[at];
    return copy ? putAt(stack, { id, where: 'above' }, [copy]) : stack;
  }, picture.layers);
  return withLayers(picture, layers);
}

export function emptyGroup(name: string, layers: Stack = []): Group {
  return {
    kind: 'group',
    id: newId(),
    name,
    ...noMask,
    opacity: 1,
    blend: 'normal',
    layers,
  };
}

/** Puts layers into a group of their own, where the topmost of them lies. */
export function groupLayers(picture: Picture, ids: readonly string[], name: string): Picture {
  const members = outermost(picture.layers, ids);
  const top = members.at(-1);
  if (!top) return picture;
  // Layers that are clipped to something outside the group stay so as the whole they are now.
  const clipped = members.every((layer) => layer.clipped);
  const inside = clipped ? members.map((layer) => ({ ...layer, clipped: false })) : members;
  const group = { ...emptyGroup(name, inside), clipped };
  const put = (layer: PictureLayer): Stack =>
    layer === top ? [group] : members.includes(layer) ? [] : [layer];
  return { ...picture, layers: rebuild(picture.layers, put) };
}

/** Puts what groups hold in their place. Their own opacity, mode and mask go with them. */
export function ungroupLayers(picture: Picture, ids: readonly string[]): Picture {
  const groups = outermost(picture.layers, ids).filter((layer) => layer.kind === 'group');
  if (groups.length === 0) return picture;
  const gone = groups.map(({ id }) => id);
  const layers = rebuild(picture.layers, (layer) => {
    if (layer.kind !== 'group' || !gone.includes(layer.id)) return [layer];
    return layer.clipped ? layer.layers.map(clip) : layer.layers;
  });
  return { ...picture, layers };
}

/** Moves layers one place up or down; past the end of a group out of it, and into a group that stands open. */
export function stepLayers(
  picture: Picture,
  ids: readonly string[],
  direction: 'up' | 'down',
  folded: ReadonlySet<string>,
): Picture {
  const moving = outermost(picture.layers, ids);
  const lead = direction === 'up' ? moving.at(-1) : moving[0];
  if (!lead) return picture;
  const stack = stackAround(picture.layers, lead.id);
  const at = stack.indexOf(lead);
  const next = stack[direction === 'up' ? at + 1 : at - 1];
  const beyond = direction === 'up' ? 'above' : 'below';
  if (!next) {
    const group = groupsAround(picture.layers, lead.id)?.at(-1);
    return group ? moveLayers(picture, ids, { id: group.id, where: beyond }) : picture;
  }
  if (next.kind !== 'group' || folded.has(next.id))
    return moveLayers(picture, ids, { id: next.id, where: beyond });
  const bottom = next.layers[0];
  return direction === 'up' && bottom
    ? moveLayers(picture, ids, { id: bottom.id, where: 'below' })
    : moveLayers(picture, ids, { id: next.id, where: 'into' });
}

/** Moves layers to the top or the bottom of the stack they lie in. */
export function moveToEnd(picture: Picture, ids: readonly string[], end: 'top' | 'bottom'): Picture {
  const moving = outermost(picture.layers, ids);
  const lead = moving.at(-1);
  if (!lead) return picture;
  const others = stackAround(picture.layers, lead.id).filter((layer) => !moving.includes(layer));
  const target = end === 'top' ? others.at(-1) : others[0];
  if (!target) return picture;
  return moveLayers(picture, ids, { id: target.id, where: end === 'top' ? 'above' : 'below' });
}
