import type Konva from 'konva';
import { useEffect, useRef } from 'react';
import { Rect } from 'react-konva';
import type { Box } from '../view/viewport.ts';

let draw: ((box: Box | null) => void) | null = null;

/** Shows the box that is being drawn; null hides it. */
export function showTextFrame(box: Box | null): void {
  draw?.(box);
}

/** The box that a text will wrap in, while it is drawn. It follows the pointer past React. */
export function TextFrame() {
  const frame = useRef<Konva.Rect>(null);
  useEffect(() => {
    draw = (box) => {
      const node = frame.current;
      node?.visible(box !== null);
      if (box) node?.setAttrs({ ...box });
      node?.getLayer()?.batchDraw();
    };
    return () => {
      draw = null;
    };
  }, []);
  return (
    <Rect
      ref={frame}
      visible={false}
      listening={false}
      stroke="#ffffff"
      strokeWidth={1}
      strokeScaleEnabled={false}
      dash={[4, 4]}
      shadowColor="#000000"
      shadowBlur={2}
    />
  );
}
