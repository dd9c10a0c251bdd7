import type { Planes } from './pixels.ts';
import { resize } from './resample.ts';
import { rotate } from './rotate.ts';

/** From one to the next: Li & Wand 2016, §4. */
const ANGLE = Math.PI / 24;
const SCALE = 1.05;

/**
 * A picture, and copies of it turned by π/24 up to `rotations` times to each side, each also scaled by 1.05 up to
 * `scales` times up and down: (2·rotations + 1)·(2·scales + 1) in all, the picture itself first.
 */
export function turnedAndScaled(picture: Planes, rotations: number, scales: number): Planes[] {
  return steps(rotations).flatMap((turn) => {
    const turned = rotate(picture, turn * ANGLE);
    return steps(scales).map((step) => {
      const scale = SCALE ** step;
      return resize(turned, Math.round(turned.width * scale), Math.round(turned.height * scale));
    });
  });
}

/** 0, 1, −1, 2, −2, … */
function steps(count: number): number[] {
  return Array.from({ length: 2 * count + 1 }, (_, i) => (i % 2 === 1 ? (i + 1) / 2 : -i / 2 || 0));
}
