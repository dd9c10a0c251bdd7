import type Konva from 'konva';
import { useEffect, useRef } from 'react';
import { Circle, Group, Line } from 'react-konva';
import { shownView } from '../view/store.ts';
import { sourceMarker } from './source-marker.ts';

/** CSS pixels. */
const arm = 9;

/** A cross over the source, light on dark so that it stands out on any colour. It follows the pointer past React. */
export function SourceMarker() {
  const group = useRef<Konva.Group>(null);

  useEffect(
    () =>
      sourceMarker.drawBy((at) => {
        const node = group.current;
        if (!node) return;
        node.visible(at !== null);
        if (at) {
          const { scale, angle } = shownView();
          node.setAttrs({ x: at.x, y: at.y, scaleX: 1 / scale, scaleY: 1 / scale, rotation: -angle });
        }
        node.getLayer()?.batchDraw();
      }),
    [],
  );

  return (
    <Group ref={group} visible={false} listening={false}>
      {[
        { stroke: '#000000', strokeWidth: 3 },
        { stroke: '#ffffff', strokeWidth: 1 },
      ].map((pen) => (
        <Group key={pen.stroke}>
          <Line points={[-arm, 0, arm, 0]} {...pen} />
          <Line points={[0, -arm, 0, arm]} {...pen} />
          <Circle radius={arm / 2} {...pen} />
        </Group>
      ))}
    </Group>
  );
}
