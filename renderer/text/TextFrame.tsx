import type Konva from 'konva';
import { useEffect, useRef } from 'react';
import { Rect } from 'react-konva';
import { textFrame } from './text-frame.ts';

/** The box that a text will wrap in, while it is drawn. It follows the pointer past React. */
export function TextFrame() {
  const frame = useRef<Konva.Rect>(null);
  useEffect(
    () =>
      textFrame.drawBy((box) => {
        const node = frame.current;
        node?.visible(box !== null);
        if (box) node?.setAttrs({ ...box });
        node?.getLayer()?.batchDraw();
      }),
    [],
  );
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
