import { add, clip, concat, mul, reshape, transpose, type Value } from '../graph/index.ts';
import { sameConvolution, type Weights } from './weights.ts';

/** Sides of the pictures that it was trained on, pixels. */
export const detectorSide = 512;

/** Of each head, the side of its grid and the anchors at each of its places. */
const heads = [
  { grid: 32, anchors: 3 },
  { grid: 16, anchors: 6 },
  { grid: 8, anchors: 6 },
  { grid: 4, anchors: 6 },
  { grid: 2, anchors: 6 },
  { grid: 1, anchors: 6 },
] as const;

/**
 * face-api's detector: SSD on MobileNet, two classes, batch normalisation folded into the convolutions.
 * https://github.com/vladmandic/face-api (ssdMobilenetv1); Liu et al. 2016; Howard et al. 2017.
 * @param picture [1, 3, 512, 512], RGB 0…1; what is beyond the photo is 0.
 * @returns for each of {@link anchors}, in their order, `boxes` [count, 4], how the face lies to it, and `scores`
 * [count], the logarithm of the odds that it is one.
 */
export function faceDetector(weights: Weights, picture: Value): { boxes: Value; scores: Value } {
  const relu6 = (x: Value) => clip(x, 0, 6);
  const convolve = (name: string, x: Value, stride = 1) => relu6(sameConvolution(weights, name, x, stride));
  let x = convolve('0', add(mul(picture, 2), -1), 2);
  let fine = x;
  for (let layer = 1; layer <= 13; layer += 1) {
    const stride = [2, 4, 6, 12].includes(layer) ? 2 : 1;
    x = relu6(sameConvolution(weights, `${layer}.depthwise`, x, stride, x.shape[1]));
    x = convolve(`${layer}.pointwise`, x);
    if (layer === 11) fine = x;
  }
  const seen = [fine, x];
  for (let layer = 0; layer < 8; layer += 2) {
    x = convolve(`extra.${layer + 1}`, convolve(`extra.${layer}`, x), 2);
    seen.push(x);
  }
  const all = (kind: string, numbers: number) =>
    concat(
      seen.map((features, head) => perPlace(sameConvolution(weights, `${kind}.${head}`, features), numbers)),
      0,
    );
  return { boxes: all('boxes', 4), scores: reshape(all('scores', 1), [anchors.length]) };
}

/** [1, anchors · numbers, height, width] → [height · width · anchors, numbers]. */
function perPlace(found: Value, numbers: number): Value {
  const count = found.shape.reduce((product, side) => product * side, 1) / numbers;
  return reshape(transpose(found, [0, 2, 3, 1]), [count, numbers]);
}

/** Where a head looks for a face, by its middle, as shares of the picture's side. */
interface Anchor {
  readonly across: number;
  readonly down: number;
  readonly width: number;
  readonly height: number;
}

/**
 * TensorFlow's `ssd_anchor_generator`, from 0.2 to 0.95 in six layers: at each place a square, another on the way to
 * the next layer's, and boxes of the same area twice and three times as long as wide; in the first layer three.
 */
export const anchors: readonly Anchor[] = heads.flatMap(({ grid }, head) => {
  const scale = scaleOf(head);
  const shapes: readonly (readonly [scale: number, ratio: number])[] =
    head === 0
      ? [[0.1, 1] as const, [scale, 2] as const, [scale, 0.5] as const]
      : [
          [scale, 1] as const,
          [Math.sqrt(scale * scaleOf(head + 1)), 1] as const,
          ...[2, 0.5, 3, 0.3333].map((ratio) => [scale, ratio] as const),
        ];
  return Array.from({ length: grid * grid }, (_, place) => place).flatMap((place) =>
    shapes.map(([size, ratio]) => ({
      across: ((place % grid) + 0.5) / grid,
      down: (Math.floor(place / grid) + 0.5) / grid,
      width: size * Math.sqrt(ratio),
      height: size / Math.sqrt(ratio),
    })),
  );
});

function scaleOf(head: number): number {
  return head === heads.length ? 1 : 0.2 + 0.15 * head;
}

/** A box by its corner, as shares of the picture's side; it may reach over its edges. */
export interface Detection {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** 0…1 */
  readonly score: number;
}

/** What the network found with at least this score, not yet freed of what was found twice. */
export function readDetections(
  boxes: Float32Array,
  scores: Float32Array,
  least: number,
): readonly Detection[] {
  const odds = Math.log(least / (1 - least));
  return anchors.flatMap((anchor, i) => {
    const logit = scores[i] ?? -Infinity;
    if (!(logit > odds)) return [];
    const [down = 0, across = 0, tall = 0, wide = 0] = boxes.subarray(4 * i, 4 * i + 4);
    const [width, height] = [anchor.width * Math.exp(wide / 5), anchor.height * Math.exp(tall / 5)];
    return {
      x: anchor.across + (across / 10) * anchor.width - width / 2,
      y: anchor.down + (down / 10) * anchor.height - height / 2,
      ...{ width, height, score: 1 / (1 + Math.exp(-logit)) },
    };
  });
}
