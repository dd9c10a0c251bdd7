import type Konva from 'konva';
import { useEffect, useRef } from 'react';
import { Shape } from 'react-konva';
import type { Guide } from '../../preload/contract/document.ts';
import { liveOf, onLive } from '../picture/drafts.ts';
import { inFrame, notInFrame } from '../view/frame.ts';
import { useGuidance } from '../view/guidance.ts';
import { onSnapLines, snapLines } from '../view/snapping.ts';
import { shownView, useCanvas } from '../view/store.ts';
import { pictureBox, toCanvas } from '../view/viewport.ts';

const guideColour = '#35b6ff';
const snapColour = '#ff3fa4';

/** The guides of the picture, and the lines that something snaps to while it is moved; in the canvas's pixels. */
export function GuideLines({ id }: { readonly id: string }) {
  const shape = useRef<Konva.Shape>(null);

  useEffect(() => {
    let guides = liveOf(id)?.guides;
    const draw = () => {
      shape.current?.getLayer()?.drawScene();
    };
    const redraw = () => {
      inFrame('paint', draw);
    };
    const stops = [
      useGuidance.subscribe(redraw),
      onSnapLines(redraw),
      onLive(() => {
        const now = liveOf(id)?.guides;
        if (now !== guides) redraw();
        guides = now;
      }),
    ];
    return () => {
      for (const stop of stops) stop();
      notInFrame('paint', draw);
    };
  }, [id]);

  return (
    <Shape
      ref={shape}
      sceneFunc={({ _context }) => {
        if (useGuidance.getState().guides) drawLines(_context, liveOf(id)?.guides ?? [], guideColour);
        drawLines(_context, snapLines(), snapColour);
      }}
    />
  );
}

/** Lines across all of the canvas, one pixel of the screen wide. */
function drawLines(context: CanvasRenderingContext2D, guides: readonly Guide[], colour: string): void {
  if (guides.length === 0) return;
  const { canvas } = useCanvas.getState();
  const view = shownView();
  const box = pictureBox(view, { x: 0, y: 0, ...canvas });
  const sharp = (value: number) =>
    view.angle % 90 === 0 ? (Math.floor(value * devicePixelRatio) + 0.5) / devicePixelRatio : value;
  context.beginPath();
  for (const { direction, at } of guides) {
    const upright = direction === 'vertical';
    const from = toCanvas(view, upright ? { x: at, y: box.y } : { x: box.x, y: at });
    const to = toCanvas(view, upright ? { x: at, y: box.y + box.height } : { x: box.x + box.width, y: at });
    context.moveTo(sharp(from.x), sharp(from.y));
    context.lineTo(sharp(to.x), sharp(to.y));
  }
  context.lineWidth = 1 / devicePixelRatio;
  context.strokeStyle = colour;
  context.stroke();
}
