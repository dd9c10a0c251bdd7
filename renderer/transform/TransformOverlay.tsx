import { useEffect } from 'react';
import { presentOf } from '../picture/document.ts';
import type { OpenDocument } from '../picture/document.ts';
import { quadOf } from '../pixels/affine.ts';
import { Drawn } from '../view/Drawn.tsx';
import { takePreviousTool } from '../view/hand/store.ts';
import { shownView } from '../view/store.ts';
import { cornerHandleAt, outlineOf, surfaceOf } from './bend.ts';
import { handleAt, handles, numbersOf, pivotOf } from './box.ts';
import { drawBent, drawMesh } from './draw-bent.ts';
import { drawHandles, drawPivot, strokeAround } from './draw-handles.ts';
import { onSession, renewSession, sessionBox, sessionPreview, useSession } from './session.ts';

/** What is transformed, drawn quickly, with its frame and handles. */
export function TransformOverlay({ document }: { readonly document: OpenDocument }) {
  const present = presentOf(document);
  useEffect(() => {
    // A step that came from elsewhere may have changed what is to be transformed.
    if (!renewSession(document)) takePreviousTool();
  }, [document, present]);
  return <Drawn draw={draw} follow={onSession} />;
}

function draw(context: CanvasRenderingContext2D): void {
  const box = sessionBox();
  if (!box) return;
  const { scale } = shownView();
  const preview = sessionPreview();
  if (preview && box.bend) drawBent(context, preview, surfaceOf(box), scale);
  else if (preview) {
    const { a, b, c, d, e, f } = box.map;
    const { x, y, width, height } = preview.rect;
    context.save();
    context.transform(a, b, c, d, e, f);
    context.imageSmoothingQuality = 'high';
    context.drawImage(preview.image, x, y, width, height);
    context.restore();
  }
  const { mode } = useSession.getState();
  if (mode === 'warp') {
    drawMesh(context, box, scale);
    return;
  }
  const at = mode === 'free' ? handleAt : cornerHandleAt;
  if (box.bend) strokeAround(context, outlineOf(surfaceOf(box)), scale);
  if (mode === 'free' || !box.bend) strokeAround(context, quadOf(box.rect, box.map), scale);
  drawHandles(
    context,
    handles.map((handle) => at(box, handle)),
    scale,
    mode === 'free' ? numbersOf(box).angle : 0,
  );
  if (mode === 'free') drawPivot(context, pivotOf(box), scale);
}
