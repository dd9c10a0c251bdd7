/** How an adjustment with given parameters changes pixels. */
export type Kernel = PointKernel | SpatialKernel;

/** Each colour by itself, whatever lies around it. */
export interface PointKernel {
  readonly kind: 'point';
  /** Changes `count` straight RGB colours, 0…1, in place. Alphas stay. */
  readonly change: (colours: Float32Array, count: number) => void;
}

/** Each pixel by those around it. */
export interface SpatialKernel {
  readonly kind: 'spatial';
  /** How far from a pixel another may change it, in pixels of the level. */
  readonly margin: number;
  /** Changes premultiplied RGBA, 0…1, in place. What lies past the edges is as the edge is. */
  readonly change: (pixels: Float32Array, width: number, height: number) => void;
}

/** Of nothing: what parameters that change nothing become. */
export const identity: PointKernel = { kind: 'point', change: () => undefined };
