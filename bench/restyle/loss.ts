import { readFile } from 'node:fs/promises';
import { gatys } from '../../main/engine/losses/gatys.ts';
import { taps, type FeatureNetwork, type Tap } from '../../main/engine/networks/features.ts';
import { readSafetensors } from '../../main/engine/networks/safetensors.ts';
import { vgg } from '../../main/engine/networks/vgg.ts';
import { measureGrams } from '../../main/engine/optimise/grams.ts';
import { openObjective, type PictureObjective } from '../../main/engine/optimise/picture-objective.ts';
import type { Runtime } from '../../main/engine/runtime/runtime.ts';
import type { Planes } from '../../main/image/pixels.ts';
import { sharedFile } from '../peer.ts';

/** VGG-19's first three taps; null without its weights, which don't ship. */
export async function vggHead(): Promise<FeatureNetwork | null> {
  const file = sharedFile('weights', 'vgg19-conv1_1-conv3_4.safetensors');
  return file === null ? null : vgg(readSafetensors(await readFile(file), file), 3);
}

/** How far a picture is from a photo and from a painting at its size, all taps of a network alike. */
export async function openLoss(
  runtime: Runtime,
  network: FeatureNetwork,
  photo: Planes,
  painting: Planes,
  contentTap: Tap,
): Promise<PictureObjective> {
  const grams = await measureGrams(runtime, network, painting, () => undefined);
  const share = 1 / network.taps.length;
  const layers = Object.fromEntries(
    taps.map((tap) => [tap, network.taps.includes(tap) ? share : 0]),
  ) as Record<Tap, number>;
  const weights = { content: 0.02, style: 1, smoothness: 0.01, layers, contentTap };
  const method = gatys(photo, [{ weight: 1, grams }], weights, 'relative');
  const { width, height } = photo;
  return openObjective(runtime, { width, height, network, method, memoryBudget: Infinity });
}

/** The loss of a picture. */
export async function lossBy(objective: PictureObjective, { data }: Planes): Promise<number> {
  await objective.evaluate(data);
  return Object.values(objective.terms()).reduce((sum, term) => sum + term, 0);
}
