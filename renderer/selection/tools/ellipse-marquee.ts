import { CircleDashed } from 'lucide-react';
import { ellipse, ellipseCorners } from '../../pixels/mask/ellipse.ts';
import type { HandTool } from '../../view/hand/tool.ts';
import { MarqueeOptions } from '../SelectionBar.tsx';
import { marqueePress } from './marquee.ts';
import { selectionMenu } from './menu.ts';

export const ellipseMarquee: HandTool = {
  id: 'ellipse-marquee',
  icon: CircleDashed,
  shortcut: { key: 'm' },
  menu: selectionMenu,
  cursor: () => 'crosshair',
  press: (pointer, document) => marqueePress({ corners: ellipseCorners, select: ellipse }, pointer, document),
  Options: MarqueeOptions,
};
