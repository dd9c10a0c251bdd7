import { join } from 'node:path';
import { fitWithin } from '../../main/engine/optimise/levels.ts';
import { openRuntime, type Runtime } from '../../main/engine/runtime/runtime.ts';
import type { Given } from '../../main/engine/tools/inputs.ts';
import { likeness } from '../../main/engine/tools/likeness/definition.ts';
import { runToEnd } from '../../main/engine/tools/run-tool.ts';
import type { Tool, ToolResult } from '../../main/engine/tools/tool.ts';
import { decodePicture } from '../../main/image/decode.ts';
import type { Pixels } from '../../main/image/pixels.ts';
import { resizeRgba } from '../../main/image/resample-rgba.ts';
import { root } from '../root.ts';

/** A tool whose result is a picture. */
type Painter = Tool & { readonly result: 'picture' };

/** Runs a tool for a figure, as the application would, and tells how far it is. */
export async function runForFigure<T extends Painter>(
  tool: T,
  inputs: Given<T['inputs']>,
  parameters: Readonly<Record<string, unknown>>,
): Promise<Pixels> {
  const start = performance.now();
  const { pixels } = await run<Painter>(tool, inputs, parameters);
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  console.log(`${tool.id} ${JSON.stringify(parameters)}: ${seconds} s`);
  return pixels;
}

/** What the tool `likeness` measures of a picture against its original. */
export async function measureForFigure(image: Pixels, original: Pixels, border: number) {
  const inputs = { image: named(image), original: [named(original)] };
  const { psnr = Infinity, ssim = NaN } = (await run(likeness, inputs, { border })).measures;
  return { psnr, ssim };
}

/** A picture as tools are given it. */
export function named(pixels: Pixels, name = 'The photo') {
  return { name, pixels };
}

/** Runs any tool on what computes here. */
export async function run<T extends Tool>(
  tool: T,
  inputs: Given<T['inputs']>,
  parameters: Readonly<Record<string, unknown>>,
): Promise<ToolResult<T['result']>> {
  return withRuntime((runtime) => runToEnd(tool, inputs, parameters, runtime));
}

/** What computes here, for as long as it is worked with. */
export async function withRuntime<T>(work: (runtime: Runtime) => Promise<T>): Promise<T> {
  const runtime = await openRuntime({ models: join(root, 'models'), provider: 'auto' });
  try {
    return await work(runtime);
  } finally {
    await runtime.close();
  }
}

/** A picture that ships, such as `samples/coffee.jpg`, no longer than `size`. */
export function resource(file: string, size: number): Promise<Pixels> {
  return pictureAt(join(root, 'resources', file), size);
}

/** A picture's pixels, no longer than `size`. */
export async function pictureAt(path: string, size: number): Promise<Pixels> {
  const { pixels } = await decodePicture(path);
  const { width, height } = fitWithin(pixels.width, pixels.height, size);
  return resizeRgba(pixels, width, height);
}
