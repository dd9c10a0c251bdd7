import { presentOf } from '../picture/document.ts';
import type { OpenDocument } from '../picture/document.ts';
import { boundsOf, boundsOfAll, layerBounds } from '../picture/reframe/bounds.ts';
import { moveLayers } from '../picture/reframe/layers.ts';
import { canvasOf } from '../picture/reframe/reframe.ts';
import { commitIn } from '../picture/store.ts';
import { isEmpty } from '../pixels/rect.ts';
import { aligned, distributed } from './align.ts';
import type { Edge } from './align.ts';
import { movableLayers } from './movable.ts';

/**
 * Aligns the layers in hand: to the selection where there is one, several to the box around them, one to the
 * canvas.
 */
export function alignLayers(document: OpenDocument, edge: Edge): void {
  const picture = presentOf(document);
  const layers = movableLayers(document)?.filter((layer) => !isEmpty(layerBounds(layer)));
  if (!layers) return;
  const around = layers.length > 1 ? boundsOfAll(layers) : canvasOf(picture);
  const to = picture.selection ? boundsOf(picture.selection) : around;
  const next = layers.reduce((now, layer) => {
    const { dx, dy } = aligned(layerBounds(layer), to, edge);
    return moveLayers(now, [layer.id], dx, dy);
  }, picture);
  commitIn(document.id, 'align', next);
}

/** Spreads three or more layers so that the gaps between them are alike. */
export function distributeLayers(document: OpenDocument, direction: 'horizontal' | 'vertical'): void {
  const picture = presentOf(document);
  const layers = movableLayers(document)?.filter((layer) => !isEmpty(layerBounds(layer)));
  if (!layers) return;
  const moves = distributed(layers.map(layerBounds), direction);
  const next = layers.reduce((now, { id }, at) => {
    const by = moves[at] ?? 0;
    return moveLayers(now, [id], direction === 'horizontal' ? by : 0, direction === 'vertical' ? by : 0);
  }, picture);
  commitIn(document.id, 'distribute', next);
}
