import type { Planes } from './pixels.ts';

/**
 * A picture turned about its middle, clockwise as it is seen, by less than a right angle to either side, and cut to the
 * largest rectangle of its proportions that has a pixel everywhere. Bilinear.
 */
export function rotate(picture: Planes, angle: number): Planes {
  if (angle === 0) return picture;
  const { width, height, data } = picture;
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  // In steps between pixels.
  const [across, along] = [width - 1, height - 1];
  const share = Math.min(
    across / (across * cos + along * Math.abs(sin)),
    along / (across * Math.abs(sin) + along * cos),
  );
  const [toWidth, toHeight] = [Math.floor(across * share) + 1, Math.floor(along * share) + 1];
  const out = new Float32Array(3 * toWidth * toHeight);
  for (let y = 0; y < toHeight; y += 1) {
    for (let x = 0; x < toWidth; x += 1) {
      const [right, down] = [x - (toWidth - 1) / 2, y - (toHeight - 1) / 2];
      const fromX = across / 2 + right * cos + down * sin;
      const fromY = along / 2 - right * sin + down * cos;
      // Rounding may leave the picture by less than can be seen.
      const left = Math.min(Math.max(Math.floor(fromX), 0), width - 2);
      const top = Math.min(Math.max(Math.floor(fromY), 0), height - 2);
      const [acrossX, acrossY] = [fromX - left, fromY - top];
      for (let plane = 0; plane < 3; plane += 1) {
        const at = (plane * height + top) * width + left;
        const above = (data[at] ?? 0) + acrossX * ((data[at + 1] ?? 0) - (data[at] ?? 0));
        const below =
          (data[at + width] ?? 0) + acrossX * ((data[at + width + 1] ?? 0) - (data[at + width] ?? 0));
        out[(plane * toHeight + y) * toWidth + x] = above + acrossY * (below - above);
      }
    }
  }
  return { width: toWidth, height: toHeight, data: out };
}
