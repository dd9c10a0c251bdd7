import { readFile } from 'node:fs/promises';
import { InferenceSession, Tensor } from '../../main/engine/runtime/onnxruntime.ts';
import type { Planes } from '../../main/image/pixels.ts';
import { sharedFile } from '../peer.ts';

/** The four public networks of one style each (Johnson et al. 2016, half as wide), which take pictures of this side alone. */
export const SIDE = 720;
const names = ['candy', 'la_muse', 'mosaic', 'udnie'] as const;

export interface Peer {
  readonly name: string;
  /** @param picture of {@link SIDE} by {@link SIDE}. */
  readonly paint: (picture: Planes) => Promise<Planes>;
  readonly close: () => Promise<void>;
}

/** None without the folder of weights beside the project. */
export async function openPeers(): Promise<Peer[]> {
  const peers: Peer[] = [];
  for (const name of names) {
    const file = sharedFile('weights', `johnson-${name}.onnx`);
    if (file === null) continue;
    const session = await InferenceSession.create(await readFile(file), { logSeverityLevel: 3 });
    const [given = '', made = ''] = [session.inputNames[0], session.outputNames[0]];
    peers.push({
      name,
      paint: async (picture) => {
        const data = picture.data.map((value) => 255 * value);
        const results = await session.run({ [given]: new Tensor('float32', data, [1, 3, SIDE, SIDE]) });
        const painted = (results[made]?.data ?? new Float32Array()) as Float32Array;
        return { ...picture, data: painted.map((value) => Math.min(1, Math.max(0, value / 255))) };
      },
      close: () => session.release(),
    });
  }
  return peers;
}
