/** Up to this standard deviation, pixels, the exact kernel; beyond it three boxes, which cost the same however wide. */
const exactUpTo = 4;

/** How far a Gaussian of this standard deviation reaches here: three of them hold 99.7 % of its sum. */
export function gaussianReach(sigma: number): number {
  return sigma <= exactUpTo
    ? Math.ceil(3 * sigma)
    : boxWidths(sigma).reduce((sum, width) => sum + (width - 1) / 2, 0);
}

/** Blurs pixels of four channels in place, across and down; past its edges a picture is as the edge is. */
export function gaussian(pixels: Float32Array, width: number, height: number, sigma: number): void {
  if (sigma <= 0) return;
  const line = new Float32Array(4 * Math.max(width, height));
  const blurred = new Float32Array(line.length);
  const pass = sigma <= exactUpTo ? exactPass(sigma) : boxPasses(sigma);
  for (let y = 0; y < height; y += 1) {
    const start = 4 * y * width;
    line.set(pixels.subarray(start, start + 4 * width));
    pixels.set(pass(line, blurred, width).subarray(0, 4 * width), start);
  }
  for (let x = 0; x < width; x += 1) {
    for (let y = 0, from = 4 * x; y < height; y += 1, from += 4 * width) {
      line[4 * y] = pixels[from]!;
      line[4 * y + 1] = pixels[from + 1]!;
      line[4 * y + 2] = pixels[from + 2]!;
      line[4 * y + 3] = pixels[from + 3]!;
    }
    const result = pass(line, blurred, height);
    for (let y = 0, to = 4 * x; y < height; y += 1, to += 4 * width) {
      pixels[to] = result[4 * y]!;
      pixels[to + 1] = result[4 * y + 1]!;
      pixels[to + 2] = result[4 * y + 2]!;
      pixels[to + 3] = result[4 * y + 3]!;
    }
  }
}

/** Blurs a line of `count` pixels, with a second line to write to; answers the one that holds the result. */
type Pass = (line: Float32Array, spare: Float32Array, count: number) => Float32Array;

function exactPass(sigma: number): Pass {
  const reach = gaussianReach(sigma);
  const weights = Float64Array.from({ length: reach + 1 }, (_, i) =>
    Math.exp(-(i * i) / (2 * sigma * sigma)),
  );
  const sum = weights.reduce((total, weight, i) => total + (i === 0 ? weight : 2 * weight), 0);
  return (line, spare, count) => {
    const last = 4 * (count - 1);
    for (let i = 0; i < 4 * count; i += 1) {
      const channel = i & 3;
      let value = line[i]! * weights[0]!;
      for (let k = 1; k <= reach; k += 1) {
        const before = i - 4 * k;
        const after = i + 4 * k;
        value +=
          weights[k]! *
          (line[before < 0 ? channel : before]! + line[after > last + 3 ? last + channel : after]!);
      }
      spare[i] = value / sum;
    }
    return spare;
  };
}

function boxPasses(sigma: number): Pass {
  const [first, second, third] = boxWidths(sigma);
  return (line, spare, count) => {
    box(line, spare, count, first);
    box(spare, line, count, second);
    box(line, spare, count, third);
    return spare;
  };
}

/**
 * Odd widths of three boxes whose variances, (w² − 1)/12 each, add up to nearest the Gaussian's:
 * P. Kovesi, "Fast almost-Gaussian filtering" (2010).
 */
function boxWidths(sigma: number): readonly [number, number, number] {
  const ideal = Math.sqrt(4 * sigma * sigma + 1);
  const small = 2 * Math.floor((ideal - 1) / 2) + 1;
  const count = Math.round((12 * sigma * sigma - 3 * small * small - 12 * small - 9) / (-4 * small - 4));
  return [count > 0 ? small : small + 2, count > 1 ? small : small + 2, count > 2 ? small : small + 2];
}

/** The mean over an odd width around each pixel, as a running sum in double precision. */
function box(from: Float32Array, to: Float32Array, count: number, width: number): void {
  const reach = (width - 1) / 2;
  for (let channel = 0; channel < 4; channel += 1) {
    const first = from[channel]!;
    const final = from[4 * (count - 1) + channel]!;
    let sum = first * (reach + 1);
    for (let i = 1; i <= reach; i += 1) sum += i < count ? from[4 * i + channel]! : final;
    for (let i = 0; i < count; i += 1) {
      to[4 * i + channel] = sum / width;
      const leaving = i - reach;
      const coming = i + reach + 1;
      sum +=
        (coming < count ? from[4 * coming + channel]! : final) -
        (leaving > 0 ? from[4 * leaving + channel]! : first);
    }
  }
}
