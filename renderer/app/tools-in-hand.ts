import { blur } from '../brushes/tools/blur.ts';
import { brush } from '../brushes/tools/brush.ts';
import { bucket } from '../brushes/tools/bucket.ts';
import { burn } from '../brushes/tools/burn.ts';
import { clone } from '../brushes/tools/clone.ts';
import { dodge } from '../brushes/tools/dodge.ts';
import { eraser } from '../brushes/tools/eraser.ts';
import { eyedropper } from '../brushes/tools/eyedropper.ts';
import { gradient } from '../brushes/tools/gradient.ts';
import { heal } from '../brushes/tools/heal.ts';
import { sharpen } from '../brushes/tools/sharpen.ts';
import { smudge } from '../brushes/tools/smudge.ts';
import { spotHeal } from '../brushes/tools/spot-heal.ts';
import { guideGrip } from '../guides/drag.ts';
import { overlayGrip } from '../neural/overlay/front.ts';
import { ellipseMarquee } from '../selection/tools/ellipse-marquee.ts';
import { lasso } from '../selection/tools/lasso.ts';
import { magicWand } from '../selection/tools/magic-wand.ts';
import { objectSelect } from '../selection/tools/object-select.ts';
import { polygonLasso } from '../selection/tools/polygon-lasso.ts';
import { rectangleMarquee } from '../selection/tools/rectangle-marquee.ts';
import { text } from '../text/text-tool.ts';
import { crop } from '../transform/crop-tool.ts';
import { move } from '../transform/move-tool.ts';
import { transform } from '../transform/transform-tool.ts';
import { fillGrips } from '../view/hand/grips.ts';
import { gripOfPicking } from '../view/hand/picking.ts';
import { fillTools } from '../view/hand/registry.ts';
import { hand } from '../view/tools/hand.ts';
import { rotateView } from '../view/tools/rotate-view.ts';
import { zoom } from '../view/tools/zoom.ts';

/** Everything that the hand can take: the tools of the strip, and what lies over the picture. */
export function startTools(): void {
  fillTools([
    [move, transform],
    [rectangleMarquee, ellipseMarquee],
    [lasso, polygonLasso],
    [magicWand, objectSelect],
    [crop],
    [eyedropper],
    [spotHeal, heal],
    [brush],
    [clone],
    [eraser],
    [gradient, bucket],
    [blur, sharpen, smudge],
    [dodge, burn],
    [text],
    [hand, rotateView],
    [zoom],
  ]);
  fillGrips([gripOfPicking, overlayGrip, guideGrip]);
}
