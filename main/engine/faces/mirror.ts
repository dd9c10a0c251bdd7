/** Which landmark each one becomes in a mirror. */
export const mirrored: readonly number[] = [
  // Along the jaw, and the brows.
  ...[16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0],
  ...[26, 25, 24, 23, 22, 21, 20, 19, 18, 17],
  // Down the nose, and below it.
  ...[27, 28, 29, 30, 35, 34, 33, 32, 31],
  // The eyes, from corner to corner above and back below.
  ...[45, 44, 43, 42, 47, 46, 39, 38, 37, 36, 41, 40],
  // Around the lips, and between them.
  ...[54, 53, 52, 51, 50, 49, 48, 59, 58, 57, 56, 55],
  ...[64, 63, 62, 61, 60, 67, 66, 65],
];

/** Planes [3, side, side], left and right exchanged. */
export function mirrorPlanes(planes: Float32Array, side: number): Float32Array {
  const out = planes.slice();
  for (let row = 0; row < out.length; row += side) out.subarray(row, row + side).reverse();
  return out;
}
