import type { Planes } from '../../../image/pixels.ts';
import type { LearntFace } from '../../networks/learnt-face.ts';
import { loadLossnet } from '../../networks/load.ts';
import type { Say } from '../../notes.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { descendFace, type FaceStep } from '../../swap/descend-face.ts';
import { dress, type Matching } from '../../swap/dress.ts';
import type { FaceIn } from '../../swap/face-in.ts';
import { networkFace } from '../../swap/network-face.ts';
import type { SwapParameters } from './definition.ts';

/** A face that is to be made. */
export interface Wanted {
  readonly photo: FaceIn;
  /** The person's faces, the most suitable first. */
  readonly person: readonly [FaceIn, ...FaceIn[]];
  /** How much of each pixel of the photo it is to cover, 0…1. */
  readonly mask: Float32Array;
  readonly matching: Matching;
  /** The person's face as a network has learnt it, where the method goes by one. */
  readonly learnt: LearntFace | null;
  readonly runtime: Runtime;
  readonly say: Say;
}

export interface SwapMethod {
  /** Of how many photos it makes a face. */
  readonly photos: number;
  /** Yields where the face stands. */
  readonly make: (wanted: Wanted) => AsyncGenerator<FaceStep, Planes, void>;
}

export const methods: Readonly<Record<SwapParameters['method'], SwapMethod>> = {
  warp: {
    photos: 1,
    // oxlint-disable-next-line typescript/require-await
    make: async function* ({ photo, person: [best], matching }) {
      yield { share: 0 };
      return dress(photo, best, matching);
    },
  },
  descent: {
    photos: 3,
    make: async function* ({ photo, person, mask, matching, runtime, say }) {
      yield { share: 0 };
      const network = await loadLossnet(runtime);
      const dressed = person.map((face) => dress(photo, face, matching));
      const [first] = dressed;
      yield { share: 0, ...(first && { face: first }) };
      const steps = descendFace(runtime, network, photo, dressed, mask, say);
      let next = await steps.next();
      for (; !next.done; next = await steps.next()) yield next.value;
      return next.value;
    },
  },
  network: {
    photos: 1,
    make: async function* ({ photo, person: [best], matching, learnt, runtime }) {
      yield { share: 0 };
      if (!learnt) throw new Error('The network was read before.');
      const made = await networkFace(runtime, learnt, photo, dress(photo, best, matching));
      return dress(photo, { planes: made, landmarks: photo.landmarks }, matching);
    },
  },
};
