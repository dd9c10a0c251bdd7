import { PaintBucket } from 'lucide-react';
import { report } from '../../base/notices.ts';
import { lookAt } from '../../composite/sample.ts';
import { presentOf } from '../../picture/document.ts';
import type { OpenDocument } from '../../picture/document.ts';
import { wandIn } from '../../pixels/mask/wand.ts';
import type { Raster } from '../../pixels/raster.ts';
import type { Work } from '../../pixels/work.ts';
import { usedColour, useColours } from '../../view/hand/colours.ts';
import type { CanvasPointer, HandTool } from '../../view/hand/tool.ts';
import { ColourRing } from '../colour-ring.ts';
import { fillStep } from '../fill-step.ts';
import type { Covering } from '../fill-step.ts';
import { BucketBar } from '../options/BucketBar.tsx';
import { paintOf } from '../paint-of.ts';
import { pickGesture } from '../pick-gesture.ts';
import { useBrushes } from '../store.ts';

/** Fills what looks like the pixel under the pointer with the foreground colour. */
function pour(document: OpenDocument, { x, y }: CanvasPointer): void {
  const { width, height } = presentOf(document);
  if (x < 0 || y < 0 || x >= width || y >= height) return;
  const { allLayers, opacity, blend, ...options } = useBrushes.getState().bucket;
  const { foreground } = useColours.getState();
  const poured = fillStep(document.id, 'bucket', (target, picture, hand) => {
    const look = lookAt(picture, hand, allLayers);
    const paint = paintOf(target, foreground, { blend, keepAlpha: false });
    return look && covering(wandIn(look, picture, x, y, options), { paint, opacity: opacity / 100 });
  });
  poured
    .then((changed) => {
      if (changed) usedColour(foreground);
    })
    .catch(report);
}

function* covering(region: Work<Raster>, how: Omit<Covering, 'region'>): Work<Covering> {
  return { ...how, region: yield* region };
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
