import { stepOf, taps, type Tap } from '../networks/features.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** How much each position of a tap counts: the mean over the pixels that it stands for. */
export function placesAtTap(places: Float32Array, { width, height }: Size, tap: Tap): Float32Array {
  const step = stepOf(tap);
  if (step === 1) return places;
  const [rows, columns] = [Math.floor(height / step), Math.floor(width / step)];
  const out = new Float32Array(rows * columns);
  for (let y = 0; y < rows * step; y += 1) {
    const row = Math.floor(y / step) * columns;
    for (let x = 0; x < columns * step; x += 1) {
      const at = row + Math.floor(x / step);
      out[at] = out[at]! + places[y * width + x]! / (step * step);
    }
  }
  return out;
}

/** What all positions of each tap count together. */
export function totalsAtTaps(places: Float32Array, size: Size): Record<Tap, number> {
  const totals = taps.map((tap) => [tap, placesAtTap(places, size, tap).reduce((a, b) => a + b, 0)]);
  return Object.fromEntries(totals) as Record<Tap, number>;
}
