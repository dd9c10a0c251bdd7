import type { FaceNumbers, KeptPhoto } from './record.ts';

/** A face from the front without faults; whose it is, is where its descriptor lies. */
export function someFace(who: number, more: Partial<FaceNumbers> = {}): FaceNumbers {
  return {
    ...{ yaw: 0, pitch: 0, roll: 0, size: 100, sharpness: 0.2, mouth: 0.05 },
    landmarks: Array.from({ length: 136 }, (_, i) => 10 + i),
    descriptor: Array.from({ length: 128 }, (_, i) => (i === 0 ? who : 0)),
    faults: [],
    ...more,
  };
}

export function somePhoto(name: string, who: number, more: Partial<FaceNumbers> = {}): KeptPhoto {
  const id = Buffer.from(name).toString('hex').padEnd(64, '0');
  return { ...someFace(who, more), id, from: `${name}.jpg`, width: 200, height: 200 };
}
