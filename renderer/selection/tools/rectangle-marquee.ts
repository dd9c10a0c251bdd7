import { SquareDashed } from 'lucide-react';
import type { HandTool } from '../../hand/tool.ts';
import type { Rect } from '../../pixels/rect.ts';
import { MarqueeOptions } from '../SelectionBar.tsx';
import { rectangleOf } from '../mask/tiles.ts';
import { marqueePress } from './marquee.ts';

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
  cursor: () => 'crosshair',
  press: (pointer, document) => marqueePress(rectangle, pointer, document),
  Options: MarqueeOptions,
};
