import { join } from 'node:path';
import { cnnmrf } from '../../main/engine/losses/cnnmrf.ts';
import type { Tap } from '../../main/engine/networks/features.ts';
import { loadLossnet } from '../../main/engine/networks/load.ts';
import { measureBanks } from '../../main/engine/optimise/patch-banks.ts';
import { openObjective } from '../../main/engine/optimise/picture-objective.ts';
import type { Runtime } from '../../main/engine/runtime/runtime.ts';
import { decodePicture } from '../../main/image/decode.ts';
import type { Planes } from '../../main/image/pixels.ts';
import { toPlanes } from '../../main/image/planes.ts';
import { resize } from '../../main/image/resample.ts';
import { root } from '../../scripts/root.ts';

const PHOTO = join(root, 'resources/samples/chelsea.jpg');
const PAINTING = join(root, 'resources/styles/paintings/van-gogh-auvers.jpg');

/** As the tool has them. */
export const toolTaps = ['relu2_1', 'relu3_1', 'relu4_1'] as const;
export const [SIDE, EVERY, HOLD] = [3, 8, 5];
export type Taps = readonly (typeof toolTaps)[number][];

export interface Asked {
  readonly width: number;
  readonly height: number;
  /** Pixels from one patch of the painting to the next. */
  readonly every: number;
  /** Most bytes that are taken at once to find the nearest patches. */
  readonly bytes: number;
}

/** The loss of a photo of this size, after a painting of the same one, with the weights that the tool has. */
export async function openPatches(runtime: Runtime, taps: Taps, { width, height, every, bytes }: Asked) {
  const read = async (path: string): Promise<Planes> =>
    resize(toPlanes((await decodePicture(path)).pixels), width, height);
  const [photo, painting] = [await read(PHOTO), await read(PAINTING)];
  const network = await loadLossnet(runtime);
  const grid = { side: SIDE, every };
  const banks = await measureBanks(runtime, network, [painting], taps, grid, () => undefined);
  const share = (tap: Tap) => ((taps as readonly Tap[]).includes(tap) ? 1 / taps.length : 0);
  const layers = Object.fromEntries(network.taps.map((tap) => [tap, share(tap)])) as Record<Tap, number>;
  const weights = { content: 0.5, style: 1, smoothness: 0.1, layers, contentTap: 'relu4_1' } as const;
  const method = cnnmrf(photo, banks, weights, { side: SIDE, bytes, hold: HOLD });
  const objective = await openObjective(runtime, { width, height, network, method, memoryBudget: Infinity });
  return { photo, painting, objective };
}
