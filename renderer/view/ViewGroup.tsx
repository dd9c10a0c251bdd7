import type Konva from 'konva';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { Group } from 'react-konva';
import { inFrame, notInFrame } from './frame.ts';
import { shownView, useCanvas } from './store.ts';

/** A group in coordinates of the picture. It follows the view past React. */
export function ViewGroup({ children }: { readonly children: ReactNode }) {
  const group = useRef<Konva.Group>(null);

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

  return <Group ref={group}>{children}</Group>;
}
