import { PaintBucket } from 'lucide-react';
import { sourceOf } from '../../composite/sample.ts';
import { presentOf } from '../../picture/document.ts';
import type { OpenDocument } from '../../picture/document.ts';
import { commitIn } from '../../picture/store.ts';
import { wand } from '../../pixels/mask/wand.ts';
import { usedColour, useColours } from '../../view/hand/colours.ts';
import type { CanvasPointer, HandTool } from '../../view/hand/tool.ts';
import { ColourRing } from '../ColourRing.tsx';
import { fill } from '../engine/fill.ts';
import { BucketBar } from '../options/BucketBar.tsx';
import { paintOf } from '../paint-of.ts';
import { pickGesture } from '../pick-gesture.ts';
import { useBrushes } from '../store.ts';
import { targetOf } from '../target.ts';

/** Fills what looks like the pixel under the pointer with the foreground colour. */
function pour(document: OpenDocument, { x, y }: CanvasPointer): void {
  const picture = presentOf(document);
  if (x < 0 || y < 0 || x >= picture.width || y >= picture.height) return;
  const target = targetOf(document);
  if (!target) return;
  const { allLayers, opacity, blend, ...options } = useBrushes.getState().bucket;
  const { foreground } = useColours.getState();
  const source = sourceOf(document, allLayers);
  if (!source) return;
  const raster = fill(target.raster, {
    paint: paintOf(target, foreground, { blend, keepAlpha: false }),
    opacity: opacity / 100,
    region: wand(source, picture, x, y, options),
    selection: target.selection,
    within: target.within,
  });
  if (raster === target.raster) return;
  usedColour(foreground);
  commitIn(document.id, 'bucket', target.put(picture, raster));
  target.done();
}

export const bucket: HandTool = {
  id: 'bucket',
  icon: PaintBucket,
  shortcut: { key: 'g' },
  cursor: () => 'crosshair',
  press: (start, document) => {
    if (start.alt) return pickGesture(document, start);
    pour(document, start);
    return null;
  },
  Options: BucketBar,
  Overlay: ColourRing,
};
