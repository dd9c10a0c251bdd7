import { presentOf } from './document.ts';
import type { Group, OpenDocument, Picture, PictureLayer } from './document.ts';

/** Layers that lie on each other, bottom first, as in `preload/document.ts`. */
export type Stack = readonly PictureLayer[];

/** A layer as a line of the list. */
export interface Row {
  readonly layer: PictureLayer;
  /** How many groups it lies in. */
  readonly depth: number;
}

/** Every layer with its depth, top first as the list shows them, without what folded groups hold. */
export function rowsOf(layers: Stack, folded: ReadonlySet<string> = none, depth = 0): readonly Row[] {
  return [...layers]
    .reverse()
    .flatMap((layer) => [
      { layer, depth },
      ...(layer.kind === 'group' && !folded.has(layer.id) ? rowsOf(layer.layers, folded, depth + 1) : []),
    ]);
}

const none: ReadonlySet<string> = new Set();

export function findLayer(layers: Stack, id: string): PictureLayer | null {
  for (const layer of layers) {
    if (layer.id === id) return layer;
    const inner = layer.kind === 'group' ? findLayer(layer.layers, id) : null;
    if (inner) return inner;
  }
  return null;
}

/** The layer that tools work on: the last that was taken in hand. */
export function layerInHand(document: OpenDocument): PictureLayer | null {
  const id = document.selected.at(-1);
  return id === undefined ? null : findLayer(presentOf(document).layers, id);
}

/** The groups a layer lies in, outermost first; null where there is no such layer. */
export function groupsAround(layers: Stack, id: string): readonly Group[] | null {
  for (const layer of layers) {
    if (layer.id === id) return [];
    const inner = layer.kind === 'group' ? groupsAround(layer.layers, id) : null;
    if (inner && layer.kind === 'group') return [layer, ...inner];
  }
  return null;
}

/** The stack that a layer lies in: a group's, or the document's. */
export function stackAround(layers: Stack, id: string): Stack {
  return groupsAround(layers, id)?.at(-1)?.layers ?? layers;
}

/** Whether a layer can be seen as far as eyes go: its own, and those of the groups around it. */
export function isShown(layers: Stack, id: string): boolean {
  const groups = groupsAround(layers, id);
  return !!groups && !!findLayer(layers, id)?.visible && groups.every(({ visible }) => visible);
}

/** Whether a layer may not be changed: its own lock, and those of the groups around it. */
export function isLocked(layers: Stack, id: string): boolean {
  const groups = groupsAround(layers, id) ?? [];
  return !!findLayer(layers, id)?.locked || groups.some(({ locked }) => locked);
}

/**
 * Puts for each layer what `visit` says: itself, another, several, none. Inner layers come first. Whatever
 * stays as it is keeps its identity, and so does the whole where nothing changes.
 */
export function rebuild(layers: Stack, visit: (layer: PictureLayer) => Stack): Stack {
  const put = layers.map((layer) =>
    visit(layer.kind === 'group' ? withInside(layer, rebuild(layer.layers, visit)) : layer),
  );
  const same = put.every((each, at) => each.length === 1 && each[0] === layers[at]);
  return same ? layers : put.flat();
}

function withInside(group: Group, layers: Stack): Group {
  return layers === group.layers ? group : { ...group, layers };
}

/** The picture with other layers; itself where they are its own. */
export function withLayers(picture: Picture, layers: Stack): Picture {
  return layers === picture.layers ? picture : { ...picture, layers };
}

/** Changes the layers with these ids. */
export function changeLayers(
  picture: Picture,
  ids: readonly string[],
  change: (layer: PictureLayer) => PictureLayer,
): Picture {
  return withLayers(
    picture,
    rebuild(picture.layers, (layer) => [ids.includes(layer.id) ? change(layer) : layer]),
  );
}

export function changeLayer(
  picture: Picture,
  id: string,
  change: (layer: PictureLayer) => PictureLayer,
): Picture {
  return changeLayers(picture, [id], change);
}

/** Those of the layers that lie in none of the others, bottom first: what moving or deleting them all means. */
export function outermost(layers: Stack, ids: readonly string[]): Stack {
  return layers.flatMap((layer) => {
    if (ids.includes(layer.id)) return [layer];
    return layer.kind === 'group' ? outermost(layer.layers, ids) : [];
  });
}
