import { SquareDashed } from 'lucide-react';
import { rectangleOf } from '../../pixels/mask/tiles.ts';
import type { Rect } from '../../pixels/rect.ts';
import type { HandTool } from '../../view/hand/tool.ts';
import { MarqueeOptions } from '../SelectionBar.tsx';
import { marqueePress } from './marquee.ts';
import { selectionMenu } from './menu.ts';

const rectangle = {
  corners: ({ x, y, width, height }: Rect) => [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ],
  select: rectangleOf,
};

export const rectangleMarquee: HandTool = {
  id: 'rectangle-marquee',
  icon: SquareDashed,
  shortcut: { key: 'm' },
  menu: selectionMenu,
  cursor: () => 'crosshair',
  press: (pointer, document) => marqueePress(rectangle, pointer, document),
  Options: MarqueeOptions,
};
