import { encode, input, type Value } from '../graph/index.ts';
import type { Runtime } from '../runtime/runtime.ts';

/** What a network makes of one picture, NCHW RGB 0…1 [1, 3, height, width]. */
export async function runOnPicture(
  runtime: Runtime,
  graph: (picture: Value) => Value,
  data: Float32Array,
  width: number,
  height: number,
): Promise<Float32Array> {
  const picture = input('picture', [1, 3, height, width]);
  const session = await runtime.open(encode({ y: graph(picture) }), 0);
  const { y } = await session.run({ picture: { data, dims: picture.shape } });
  await session.release();
  if (!y) throw new Error('The graph has no output.');
  return y;
}
