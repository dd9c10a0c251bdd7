import { CircleDashed } from 'lucide-react';
import type { HandTool } from '../../hand/tool.ts';
import { MarqueeOptions } from '../SelectionBar.tsx';
import { ellipse, ellipseCorners } from '../mask/ellipse.ts';
import { marqueePress } from './marquee.ts';

export const ellipseMarquee: HandTool = {
  id: 'ellipse-marquee',
  icon: CircleDashed,
  shortcut: { key: 'm' },
  cursor: () => 'crosshair',
  press: (pointer, document) => marqueePress({ corners: ellipseCorners, select: ellipse }, pointer, document),
  Options: MarqueeOptions,
};
