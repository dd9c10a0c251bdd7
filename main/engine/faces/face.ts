import type { Rect } from '../../../preload/contract/rect.ts';

/**
 * A face in a photo. Places are in pixels of the photo, x to the right and y down from the outer corner of its first
 * pixel, whose middle is at ½, ½.
 */
export interface Face {
  /** What the detector put around it, which may reach over the photo's edge. */
  readonly box: Rect;
  /** How sure the detector is, 0…1. */
  readonly score: number;
  readonly landmarks: Landmarks;
  readonly descriptor: Descriptor;
}

/**
 * x₀, y₀, x₁, y₁ … of 68 points in the order of iBUG's 300-W; left and right are the viewer's, of an upright face:
 * 0–16 along the jaw from left to right, 17–21 the left brow, 22–26 the right, 27–30 down the bridge of the nose, 31–35
 * below it, 36–41 around the left eye, 42–47 around the right, 48–59 around the lips, 60–67 between them.
 */
export type Landmarks = Float32Array;

/** 128 numbers that say whose face it is: two of one person are less than about 0.6 apart. */
export type Descriptor = Float32Array;

export const landmarkCount = 68;
