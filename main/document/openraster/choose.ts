import type { Layer, LayeredDocument, RasterLayer } from '../../../preload/contract/document.ts';
import { farthest } from '../../../preload/contract/limits.ts';
import { newLayerId } from '../ids.ts';
import type { Notes } from '../notes.ts';
import { damaged, type Archive } from './archive.ts';
import type { Extra, FileRaster } from './format.ts';
import { blendOf } from './modes.ts';
import { decimal, wholeNumber, type Stack, type StackNode } from './stack.ts';

/** Pixels that are still in the archive. */
export interface Piece extends FileRaster {
  /** The name of the layer that they are of, or whose mask they are. */
  readonly layer?: string;
  /** Whether they are another program's, with a profile that may not be the document's. */
  readonly foreign?: boolean;
}

/**
 * Which pixels of the archive make up the document. Where stack.xml is the one that was written here, it is the
 * document as it was saved; only layers whose PNG was changed since are taken from that PNG. Else it is what
 * stack.xml tells, with what we know of the layers whose PNGs are still ours.
 */
export class Choice {
  constructor(
    private readonly archive: Archive,
    private readonly name: string,
    private readonly notes: Notes,
  ) {}

  async ours(extra: Extra, { width, height, root }: Stack): Promise<LayeredDocument<Piece>> {
    const places = new Map(leaves(root).map((node) => [node.attributes.src, node]));
    const { selected, guides, selection } = extra;
    return {
      ...{ width, height, selected, guides },
      layers: await this.#ourLayers(extra.layers, extra, places),
      selection: selection && this.#piece(selection, 1),
      savedSelections: extra.savedSelections.map(({ name, pixels }) => ({
        name,
        pixels: this.#piece(pixels, 1),
      })),
    };
  }

  async foreign({ width, height, root }: Stack, extra: Extra | null): Promise<LayeredDocument<Piece>> {
    const known = new Map<string, RasterLayer<FileRaster>>();
    for (const layer of extra ? rasterLayers(extra.layers) : []) {
      const src = extra?.shown[layer.id];
      if (extra && src !== undefined && (await this.#unchanged(extra, src))) known.set(src, layer);
    }
    const selected: string[] = [];
    const layers = this.#nodes(root.children, known, selected);
    return { width, height, layers, selected, selection: null, savedSelections: [], guides: [] };
  }

  async #ourLayers(
    layers: readonly Layer<FileRaster>[],
    extra: Extra,
    places: ReadonlyMap<string | undefined, StackNode>,
  ): Promise<Layer<Piece>[]> {
    const chosen: Layer<Piece>[] = [];
    for (const layer of layers) {
      const mask = this.#mask(layer);
      if (layer.kind === 'adjustment') chosen.push({ ...layer, mask });
      else if (layer.kind === 'group') {
        chosen.push({ ...layer, mask, layers: await this.#ourLayers(layer.layers, extra, places) });
      } else chosen.push(await this.#ourLayer({ ...layer, mask }, extra, places));
    }
    return chosen;
  }

  async #ourLayer(
    layer: RasterLayer<FileRaster>,
    extra: Extra,
    places: ReadonlyMap<string | undefined, StackNode>,
  ): Promise<RasterLayer<Piece>> {
    const src = extra.shown[layer.id];
    const node = places.get(src);
    if (src === undefined || !node || (await this.#unchanged(extra, src))) {
      return { ...layer, pixels: this.#piece(layer.pixels, 4, layer.name) };
    }
    this.notes.add('changed-elsewhere', layer.name);
    return { ...layer, origin: null, mask: null, pixels: this.#pieceOf(node, layer.name) };
  }

  async #unchanged(extra: Extra, file: string): Promise<boolean> {
    return (await this.archive.sum(file)) === extra.files[file];
  }

  #nodes(
    nodes: readonly StackNode[],
    known: ReadonlyMap<string, RasterLayer<FileRaster>>,
    selected: string[],
  ): Layer<Piece>[] {
    const layers = nodes.map((node): Layer<Piece> => {
      const common = this.#common(node);
      if (node.attributes.selected === 'true') selected.push(common.id);
      if (node.kind === 'stack') {
        const inside = this.#nodes(node.children, known, selected);
        // Only such groups pass through: others are isolated whatever they say (OpenRaster, "isolation").
        const { isolation } = node.attributes;
        const through = isolation === 'auto' && common.blend === 'normal' && common.opacity === 1;
        const blend = through ? 'pass-through' : common.blend;
        return { ...common, kind: 'group', blend, layers: inside, open: true, mask: null };
      }
      const pixels = this.#pieceOf(node, common.name);
      const ours = known.get(pixels.file ?? missing);
      if (pixels.x !== ours?.pixels.x || pixels.y !== ours.pixels.y) {
        return { ...common, kind: 'raster', mask: null, origin: null, pixels };
      }
      const { clipped, origin, id } = ours;
      const mask = this.#mask(ours);
      return {
        ...common,
        id,
        clipped,
        origin,
        mask,
        kind: 'raster',
        pixels: this.#piece(ours.pixels, 4, common.name),
      };
    });
    // Top first there, bottom first here.
    return layers.reverse();
  }

  #common({ attributes, kind }: StackNode) {
    const name = (attributes.name ?? (kind === 'stack' ? 'Group' : 'Layer')).slice(0, 1000);
    const blend = blendOf(attributes['composite-op']);
    if (blend === null) this.notes.add('blend-replaced', name);
    const opacity = decimal(attributes.opacity ?? '1');
    return {
      id: newLayerId(),
      name,
      visible: attributes.visibility !== 'hidden',
      locked: attributes['edit-locked'] === 'true',
      opacity: Number.isFinite(opacity) ? Math.min(1, Math.max(0, opacity)) : 1,
      blend: blend ?? ('normal' as const),
      clipped: false,
    };
  }

  #mask({ name, mask }: Layer<FileRaster>) {
    return mask && { ...mask, pixels: this.#piece(mask.pixels, 1, name) };
  }

  /** A layer's own PNG, at the place that stack.xml gives it; one that names none, or no place, can't be read. */
  #pieceOf({ attributes }: StackNode, layer: string): Piece {
    const { src = missing, x = '0', y = '0' } = attributes;
    const place = { x: wholeNumber(x), y: wholeNumber(y) };
    const empty = { channels: 4, outside: 0, layer, foreign: true } as const;
    if (!isPlace(place.x) || !isPlace(place.y)) return { ...empty, x: 0, y: 0, file: missing };
    return { ...empty, ...place, file: entryOf(src) };
  }

  #piece(raster: FileRaster, channels: 1 | 4, layer?: string): Piece {
    if (raster.channels !== channels || !isPlace(raster.x) || !isPlace(raster.y)) {
      throw damaged(this.name, new Error('a layer nowhere'));
    }
    return layer === undefined ? raster : { ...raster, layer };
  }
}

/** No archive has a file of this name. */
const missing = '';

/** The name in the archive of a file that stack.xml names, in other programs' ways of writing paths. */
function entryOf(src: string): string {
  return src.replaceAll('\\', '/').replace(/^(?:\.?\/)+/, '');
}

function isPlace(at: number): boolean {
  return Number.isInteger(at) && Math.abs(at) <= farthest;
}

function leaves(node: StackNode): StackNode[] {
  return node.kind === 'layer' ? [node] : node.children.flatMap(leaves);
}

function rasterLayers(layers: readonly Layer<FileRaster>[]): RasterLayer<FileRaster>[] {
  return layers.flatMap((layer) =>
    layer.kind === 'group' ? rasterLayers(layer.layers) : layer.kind === 'raster' ? [layer] : [],
  );
}
