import type Konva from 'konva';
import { useEffect, useRef } from 'react';
import { Group, Layer } from 'react-konva';
import type { OpenDocument } from '../documents/document.ts';
import { GuideLines } from '../guides/GuideLines.tsx';
import { useHandTool } from '../hand/store.ts';
import { inFrame, notInFrame } from './frame.ts';
import { shownView, useCanvas } from './store.ts';

/** What tools draw over the picture, in the picture's coordinates. It follows the view past React. */
export function Overlay({ document }: { readonly document: OpenDocument }) {
  const group = useRef<Konva.Group>(null);
  const tool = useHandTool();

  useEffect(() => {
    const follow = () => {
      const { scale, x, y, angle } = shownView();
      group.current?.setAttrs({ x, y, scaleX: scale, scaleY: scale, rotation: angle });
      group.current?.getLayer()?.drawScene();
    };
    follow();
    const later = () => {
      inFrame('paint', follow);
    };
    const stop = useCanvas.subscribe(later);
    return () => {
      stop();
      notInFrame('paint', follow);
    };
  }, []);

  return (
    <Layer listening={false}>
      <GuideLines id={document.id} />
      <Group ref={group}>{tool.Overlay && <tool.Overlay key={tool.id} document={document} />}</Group>
    </Layer>
  );
}
