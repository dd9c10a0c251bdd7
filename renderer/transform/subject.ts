import type { OpenDocument, Picture, PictureLayer } from '../picture/document.ts';
import { presentOf, rasterLayer } from '../picture/document.ts';
import type { Edit } from '../picture/drafts.ts';
import { boundsOf, boundsOfAll } from '../picture/reframe/bounds.ts';
import {
  changedLayers,
  replaceOutermost,
  reshapeLayer,
  transformLayers,
  workFor,
} from '../picture/reframe/layers.ts';
import { canvasOf } from '../picture/reframe/reframe.ts';
import { changeLayer, findLayer } from '../picture/tree.ts';
import { moveRaster } from '../pixels/raster.ts';
import type { Raster } from '../pixels/raster.ts';
import { isEmpty } from '../pixels/rect.ts';
import type { Rect } from '../pixels/rect.ts';
import { bendRaster } from '../pixels/resample/bend.ts';
import type { Interpolation } from '../pixels/resample/kernel.ts';
import { pixelsOf, transformRaster } from '../pixels/resample/resample.ts';
import { lay } from '../pixels/transform/float.ts';
import type { Work } from '../pixels/work.ts';
import { surfaceOf } from './bend.ts';
import type { Box } from './box.ts';
import { liftSelected } from './floating.ts';
import type { Floating } from './floating.ts';
import { mayLift, movableLayers, refuse } from './movable.ts';

/** What free transform works on. */
export interface Subject {
  readonly picture: Picture;
  readonly bounds: Rect;
  /** What is drawn in its place while it is dragged. */
  readonly layers: readonly PictureLayer[];
  /** Leaves the picture without it. */
  readonly without: Edit;
  readonly result: (box: Box, how: Interpolation) => Work<Edit>;
  readonly pixels: (box: Box) => number;
  /** Those of the layers that are taken hold of as a whole. */
  readonly whole: readonly PictureLayer[];
}

function reshape(raster: Raster, box: Box, how: Interpolation): Work<Raster> {
  return box.bend ? bendRaster(raster, surfaceOf(box), how) : transformRaster(raster, box.map, how);
}

/** A layer as plain pixels on a bent surface. */
function bentLayer(layer: PictureLayer, box: Box, how: Interpolation): Work<PictureLayer> {
  const bent = (raster: Raster) => reshape(raster, box, how);
  return reshapeLayer(layer, bent, function* ({ pixels }) {
    return { pixels: yield* bent(pixels), origin: null };
  });
}

/** The selected pixels where there is a selection, else the layers in hand. */
export function subjectOf(document: OpenDocument): Subject | null {
  const picture = presentOf(document);
  if (!picture.selection) return layersOf(document);
  if (!mayLift(document)) return null;
  const floating = liftSelected(document);
  return floating ? pixelsOfSelection(floating) : refuse('empty');
}

function layersOf(document: OpenDocument): Subject | null {
  const picture = presentOf(document);
  const layers = movableLayers(document);
  if (!layers) return null;
  const bounds = boundsOfAll(layers);
  if (isEmpty(bounds)) return refuse('empty');
  const ids = layers.map(({ id }) => id);
  return {
    picture,
    bounds,
    layers: layers.filter(({ visible }) => visible),
    without: (now) => replaceOutermost(now, ids, (layer) => ({ ...layer, visible: false })),
    *result(box, how) {
      const done = box.bend
        ? yield* changedLayers(picture, layers, (layer) => bentLayer(layer, box, how))
        : yield* transformLayers(picture, layers, box.map, how);
      return (now) => replaceOutermost(now, ids, (layer) => findLayer(done.layers, layer.id) ?? layer);
    },
    pixels: ({ map }) => workFor(layers, map),
    whole: layers,
  };
}

function pixelsOfSelection({ picture, layer, lifted, dx, dy }: Floating): Subject {
  const floating = moveRaster(lifted.floating, dx, dy);
  const { selection } = picture;
  const moved = selection && moveRaster(selection, dx, dy);
  const put = (now: Picture, pixels: typeof lifted.rest) =>
    changeLayer(now, layer.id, () => ({ ...layer, pixels, origin: null }));
  return {
    picture,
    bounds: boundsOf(floating),
    layers: [rasterLayer('', floating, { opacity: layer.opacity, mask: layer.mask })],
    without: (now) => ({ ...put(now, lifted.rest), selection: null }),
    *result(box, how) {
      const pixels = lay(yield* reshape(floating, box, how), lifted.rest);
      const outline = moved && (yield* reshape(moved, box, how));
      return (now) => ({ ...put(now, pixels), selection: outline });
    },
    pixels: ({ map }) => pixelsOf(floating, map) * 2,
    whole: [],
  };
}

/** The selection itself, not what it selects. */
export function selectionOf(document: OpenDocument): Subject | null {
  const picture = presentOf(document);
  const { selection } = picture;
  if (!selection) return refuse('noSelection');
  const bounds = boundsOf(selection);
  if (isEmpty(bounds)) return refuse('noSelection');
  return {
    picture,
    bounds: selection.outside === 255 ? canvasOf(picture) : bounds,
    layers: [],
    without: (now) => ({ ...now, selection: null }),
    *result(box, how) {
      const outline = yield* reshape(selection, box, how);
      return (now) => ({ ...now, selection: outline });
    },
    pixels: ({ map }) => pixelsOf(selection, map),
    whole: [],
  };
}
