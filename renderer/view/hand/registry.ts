import { brush } from '../../brushes/tools/brush.ts';
import { bucket } from '../../brushes/tools/bucket.ts';
import { clone } from '../../brushes/tools/clone.ts';
import { eraser } from '../../brushes/tools/eraser.ts';
import { eyedropper } from '../../brushes/tools/eyedropper.ts';
import { gradient } from '../../brushes/tools/gradient.ts';
import { heal } from '../../brushes/tools/heal.ts';
import { ellipseMarquee } from '../../selection/tools/ellipse-marquee.ts';
import { lasso } from '../../selection/tools/lasso.ts';
import { magicWand } from '../../selection/tools/magic-wand.ts';
import { polygonLasso } from '../../selection/tools/polygon-lasso.ts';
import { rectangleMarquee } from '../../selection/tools/rectangle-marquee.ts';
import { text } from '../../text/text-tool.ts';
import { crop } from '../../transform/crop-tool.ts';
import { move } from '../../transform/move-tool.ts';
import { transform } from '../../transform/transform-tool.ts';
import { hand } from '../tools/hand.ts';
import { rotateView } from '../tools/rotate-view.ts';
import { zoom } from '../tools/zoom.ts';
import type { HandTool } from './tool.ts';

let groups: readonly (readonly HandTool[])[] | null = null;

/**
 * The tools, in the order of the strip. Those of a group share a place there and a letter, with which
 * Shift goes from one to the next. A function, because tools look back at what is in hand.
 */
export function toolGroups(): readonly (readonly HandTool[])[] {
  groups ??= [
    [move, transform],
    [rectangleMarquee, ellipseMarquee],
    [lasso, polygonLasso],
    [magicWand],
    [crop],
    [eyedropper],
    [heal],
    [brush],
    [clone],
    [eraser],
    [gradient, bucket],
    [text],
    [hand, rotateView],
    [zoom],
  ];
  return groups;
}

export function allTools(): readonly HandTool[] {
  return toolGroups().flat();
}

export function findTool(id: string): HandTool {
  const tools = allTools();
  const tool = tools.find((each) => each.id === id) ?? tools[0];
  if (!tool) throw new Error('There is no tool.');
  return tool;
}

/** Those that share their place in the strip with a tool, itself included. */
export function groupOf(id: string): readonly HandTool[] {
  return toolGroups().find((group) => group.some((tool) => tool.id === id)) ?? [];
}
