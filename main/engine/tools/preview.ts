import type { Planes, Rgba8 } from '../../image/pixels.ts';
import { fromPlanes } from '../../image/planes.ts';
import { resize } from '../../image/resample.ts';
import { fitWithin } from '../optimise/levels.ts';

const LONGEST = 1024;
const EVERY_MS = 700;

/** Makes previews of a descent, as often as a person can make use of them. */
export function previewer(): (picture: Planes) => { preview?: Rgba8 } {
  let last = -Infinity;
  return (picture) => {
    const now = performance.now();
    if (now - last < EVERY_MS) return {};
    last = now;
    const { width, height } = fitWithin(picture.width, picture.height, LONGEST);
    return { preview: fromPlanes(resize(picture, width, height), 8) as Rgba8 };
  };
}
