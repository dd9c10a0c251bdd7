import type Konva from 'konva';
import { useEffect, useRef } from 'react';
import { Shape } from 'react-konva';
import { inFrame, notInFrame } from './frame.ts';
import { useCanvas } from './store.ts';

export interface DrawnProps {
  readonly draw: (context: CanvasRenderingContext2D) => void;
  /** Says when to draw anew. Returns what stops it. */
  readonly follow: (redraw: () => void) => () => void;
}

/** The node of `Drawn`. */
export function DrawnShape({ draw, follow }: DrawnProps) {
  const node = useRef<Konva.Shape>(null);
  useEffect(() => {
    const show = () => node.current?.getLayer()?.drawScene();
    const redraw = () => {
      inFrame('paint', show);
    };
    const stops = [follow(redraw), useCanvas.subscribe(redraw)];
    redraw();
    return () => {
      for (const stop of stops) stop();
      notInFrame('paint', show);
    };
  }, [follow]);
  return (
    <Shape
      ref={node}
      listening={false}
      perfectDrawEnabled={false}
      sceneFunc={({ _context }) => {
        _context.save();
        draw(_context);
        _context.restore();
      }}
    />
  );
}
