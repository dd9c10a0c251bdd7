import type Konva from 'konva';
import { useEffect, useRef } from 'react';
import { Shape } from 'react-konva';
import type { OpenDocument } from '../../picture/document.ts';
import { liveOf, onLive } from '../../picture/drafts.ts';
import { inFrame } from '../../view/frame.ts';
import { useQuickMask } from '../../view/quick-mask.ts';
import { QuickMaskMosaic } from './mosaic.ts';

/** The selection as a colour over the picture while it is painted; in coordinates of the picture. */
export function QuickMaskOverlay({ document }: { readonly document: OpenDocument }) {
  const active = useQuickMask((state) => state.on.has(document.id));
  return active && <Shown document={document} />;
}

function Shown({ document }: { readonly document: OpenDocument }) {
  const node = useRef<Konva.Shape>(null);
  const mosaic = useRef<QuickMaskMosaic | null>(null);
  const { id } = document;
  useEffect(() => {
    const draw = () => node.current?.getLayer()?.drawScene();
    const redraw = () => {
      inFrame('paint', draw);
    };
    const stops = [
      useQuickMask.subscribe(redraw),
      onLive((rect) => {
        const picture = liveOf(id);
        if (rect && picture) mosaic.current?.touch(picture, rect, useQuickMask.getState());
        redraw();
      }),
    ];
    redraw();
    return () => {
      for (const stop of stops) stop();
    };
  }, [id]);
  useEffect(() => {
    node.current?.getLayer()?.drawScene();
  }, [document.history.present]);
  return (
    <Shape
      ref={node}
      listening={false}
      perfectDrawEnabled={false}
      sceneFunc={(context) => {
        const picture = liveOf(id);
        if (!picture) return;
        mosaic.current ??= new QuickMaskMosaic();
        mosaic.current.draw(context._context, picture, useQuickMask.getState());
      }}
    />
  );
}
