import type { Planes } from './pixels.ts';

type Formula = (c: number, x: number, y: number) => number;

function picture(width: number, height: number, formula: Formula): Planes {
  const data = new Float32Array(3 * width * height);
  for (let c = 0, i = 0; c < 3; c += 1) {
    for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) data[i++] = formula(c, x, y);
  }
  return { width, height, data };
}

/** The pictures of `networks/golden.json`, so that tests need no files. */
export function formulaPhoto(width: number, height: number): Planes {
  return picture(
    width,
    height,
    (c, x, y) =>
      0.5 + 0.25 * Math.sin(0.13 * (c + 1) * x + 0.07 * y) + 0.2 * Math.cos(0.05 * (c + 2) * y - 0.11 * x),
  );
}

export function formulaStyle(width: number, height: number): Planes {
  return picture(
    width,
    height,
    (c, x, y) =>
      0.5 + 0.3 * Math.sin(0.31 * x - 0.17 * (c + 1) * y) + 0.15 * Math.cos(0.23 * (c + 1) * x + 0.41 * y),
  );
}

/** a·p + b·q */
export function mix(a: number, p: Planes, b: number, q: Planes): Planes {
  return { ...p, data: p.data.map((value, i) => a * value + b * (q.data[i] ?? 0)) };
}
