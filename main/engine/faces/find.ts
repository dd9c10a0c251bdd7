import type { Pixels } from '../../image/pixels.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { Box } from './boxes.ts';
import { describe } from './describe.ts';
import { detectFaces } from './detect.ts';
import type { Face } from './face.ts';
import { landmarksIn } from './landmarks.ts';
import { openFaceNetworks } from './networks.ts';
import { pyramidOf } from './pyramid.ts';

/**
 * All faces of a photo of any size, the largest first; none is an answer. Colours are taken as sRGB, transparency is
 * left aside.
 * @throws UserError bad-model where a network's file is missing or another.
 */
export async function findFaces(runtime: Runtime, picture: Pixels): Promise<readonly Face[]> {
  const networks = await openFaceNetworks(runtime);
  try {
    const pyramid = pyramidOf(picture);
    const faces: Face[] = [];
    for (const { score, ...box } of await detectFaces(networks, pyramid)) {
      const square = {
        x: box.x + box.width / 2,
        y: box.y + box.height / 2,
        ...{ side: Math.max(box.width, box.height), angle: 0 },
      };
      const landmarks = await landmarksIn(networks, pyramid, square);
      const descriptor = await describe(networks, pyramid, landmarks);
      faces.push({ box: wholePixels(box), score, landmarks, descriptor });
    }
    return faces.sort((a, b) => b.box.width * b.box.height - a.box.width * a.box.height);
  } finally {
    await networks.release();
  }
}

function wholePixels(box: Box): Face['box'] {
  const [x, y] = [Math.floor(box.x), Math.floor(box.y)];
  return {
    ...{ x, y },
    width: Math.ceil(box.x + box.width) - x,
    height: Math.ceil(box.y + box.height) - y,
  };
}
