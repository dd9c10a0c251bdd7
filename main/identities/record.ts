import * as z from 'zod';
import { Fault } from '../../preload/contract/index.ts';
import { landmarkCount } from '../engine/faces/face.ts';

/** What is known of a face in numbers: as the tool `faces` tells them. Landmarks are in pixels of their picture. */
export const FaceNumbers = z.object({
  /** Degrees, as `Pose` has them: towards the picture's right, upwards, clockwise. */
  yaw: z.number(),
  pitch: z.number(),
  roll: z.number(),
  /** Pixels from eye to eye or from the eyes to the mouth, whichever is longer. */
  size: z.number(),
  sharpness: z.number(),
  /** How far apart the lips are, in widths of the mouth. */
  mouth: z.number(),
  landmarks: z.array(z.number()).length(2 * landmarkCount),
  descriptor: z.array(z.number()).length(128),
  faults: z.array(Fault),
});
export type FaceNumbers = z.infer<typeof FaceNumbers>;

/** A person's face out of a photo, with what lies around it; landmarks are in pixels of that picture. */
export const KeptPhoto = FaceNumbers.extend({
  /** What its pixels hash to: one picture is kept once. Names its file. */
  id: z.string().regex(/^[0-9a-f]{64}$/),
  /** The name of the photo's file, without its folders. */
  from: z.string(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
});
export type KeptPhoto = z.infer<typeof KeptPhoto>;

/** What the file of an identity says. */
export const IdentityRecord = z.object({
  version: z.literal(1),
  name: z.string(),
  photos: z.array(KeptPhoto).min(1),
});

export interface Identity {
  /** Names its folder. */
  readonly id: string;
  readonly name: string;
  readonly photos: readonly KeptPhoto[];
}

/** Whether there is too little of a face to tell whose it is. */
export function isPoor({ faults }: Pick<FaceNumbers, 'faults'>): boolean {
  return faults.includes('small') || faults.includes('blurred');
}
