import type Konva from 'konva';
import { useEffect, useRef } from 'react';
import { Arc, Group, Ring } from 'react-konva';
import { shownView } from '../view/store.ts';
import { colourRing } from './colour-ring.ts';

/** Radii in CSS pixels, whatever the zoom. */
const [inner, outer, rim] = [32, 44, 50];

/** The ring of the eyedropper. It follows the pointer past React. */
export function ColourRing() {
  const group = useRef<Konva.Group>(null);
  const upper = useRef<Konva.Arc>(null);
  const lower = useRef<Konva.Arc>(null);

  useEffect(
    () =>
      colourRing.drawBy((shown) => {
        const node = group.current;
        if (!node) return;
        node.visible(shown !== null);
        if (shown) {
          const { scale, angle } = shownView();
          node.setAttrs({ x: shown.x, y: shown.y, scaleX: 1 / scale, scaleY: 1 / scale, rotation: -angle });
          upper.current?.fill(shown.colour);
          lower.current?.fill(shown.before);
        }
        node.getLayer()?.batchDraw();
      }),
    [],
  );

  return (
    <Group ref={group} visible={false} listening={false}>
      <Ring innerRadius={inner} outerRadius={rim} fill="#808080" stroke="#202020" strokeWidth={1} />
      <Arc ref={upper} innerRadius={inner} outerRadius={outer} angle={180} rotation={180} />
      <Arc ref={lower} innerRadius={inner} outerRadius={outer} angle={180} />
    </Group>
  );
}
