/** The mean over the square of 2·radius + 1 pixels around each, as much of it as lies within the picture. */
export function boxMeans(values: Float32Array, width: number, height: number, radius: number): Float32Array {
  const down = new Float64Array(width);
  const means = new Float32Array(values.length);
  const row = (y: number, way: 1 | -1) => {
    for (let x = 0, at = y * width; x < width; x++, at++) down[x] = down[x]! + way * values[at]!;
  };
  for (let y = 0; y < Math.min(radius, height); y++) row(y, 1);
  for (let y = 0; y < height; y++) {
    if (y + radius < height) row(y + radius, 1);
    if (y - radius - 1 >= 0) row(y - radius - 1, -1);
    const rows = Math.min(height - 1, y + radius) - Math.max(0, y - radius) + 1;
    let sum = 0;
    for (let x = 0; x < Math.min(radius, width); x++) sum += down[x]!;
    for (let x = 0; x < width; x++) {
      if (x + radius < width) sum += down[x + radius]!;
      if (x - radius - 1 >= 0) sum -= down[x - radius - 1]!;
      const columns = Math.min(width - 1, x + radius) - Math.max(0, x - radius) + 1;
      means[y * width + x] = sum / (rows * columns);
    }
  }
  return means;
}

/** Means of means of means, which is about a Gaussian of the deviation √(radius·(radius + 1)). */
export function blurred(values: Float32Array, width: number, height: number, radius: number): Float32Array {
  if (radius < 1) return values;
  let soft = values;
  for (let i = 0; i < 3; i++) soft = boxMeans(soft, width, height, radius);
  return soft;
}
