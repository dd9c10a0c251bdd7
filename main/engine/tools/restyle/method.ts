import type { Planes } from '../../../image/pixels.ts';
import type { Method } from '../../losses/method.ts';
import type { FeatureNetwork } from '../../networks/features.ts';
import type { Say } from '../../notes.ts';
import { type Level } from '../../optimise/levels.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { scaledPainting } from './painting.ts';

/** A way to restyle: at which sizes, and towards what. */
export interface Restyling {
  /** Coarse to fine. */
  readonly plan: (width: number, height: number) => readonly [Level, ...Level[]];
  /** What a level costs, in iterations of one pixel. */
  readonly work: (level: Level) => number;
  /** What the picture descends on at a level, of which `photo` has the size. */
  readonly method: (given: LevelGiven) => Promise<Method>;
}

export interface LevelGiven {
  readonly runtime: Runtime;
  readonly network: FeatureNetwork;
  readonly photo: Planes;
  readonly paintings: readonly Planes[];
  readonly say: Say;
}

/** A painting at a level's size times the style scale, so that strokes keep their proportion to the picture. */
export function sizeForLevel(painting: Planes, photo: Planes, styleScale: number): Planes {
  const scale =
    (Math.max(photo.width, photo.height) * styleScale) / Math.max(painting.width, painting.height);
  return scaledPainting(painting, scale);
}
