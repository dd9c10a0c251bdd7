import { join } from 'node:path';
import { fitWithin } from '../../main/engine/optimise/levels.ts';
import { openRuntime } from '../../main/engine/runtime/runtime.ts';
import { runTool } from '../../main/engine/tools/run-tool.ts';
import type { ToolResult } from '../../main/engine/tools/tool.ts';
import { decodePicture } from '../../main/image/decode.ts';
import type { Pixels } from '../../main/image/pixels.ts';
import { resizeRgba } from '../../main/image/resample-rgba.ts';
import { root } from '../root.ts';

/** Runs a tool for a figure, as the application would, and tells how far it is. */
export async function runForFigure(
  tool: string,
  image: Pixels,
  references: readonly Pixels[],
  parameters: Readonly<Record<string, unknown>>,
): Promise<Pixels> {
  const start = performance.now();
  const { pixels } = await run(tool, image, references, parameters);
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  console.log(`${tool} ${JSON.stringify(parameters)}: ${seconds} s`);
  return pixels;
}

/** What the tool `likeness` measures of a picture against its original. */
export async function measureForFigure(image: Pixels, original: Pixels, border: number) {
  const { psnr = Infinity, ssim = NaN } = (await run('likeness', image, [original], { border })).measures;
  return { psnr, ssim };
}

async function run(
  tool: string,
  image: Pixels,
  references: readonly Pixels[],
  parameters: Readonly<Record<string, unknown>>,
): Promise<ToolResult> {
  const runtime = await openRuntime({ models: join(root, 'models'), provider: 'auto' });
  const names = { image: 'The photo', references: [] };
  const steps = runTool(tool, { image, references, start: null, names }, parameters, runtime);
  let next = await steps.next();
  while (!next.done) next = await steps.next();
  await runtime.close();
  return next.value;
}

/** A picture that ships, such as `samples/coffee.jpg`, no longer than `size`. */
export async function resource(file: string, size: number): Promise<Pixels> {
  const { pixels } = await decodePicture(join(root, 'resources', file));
  const { width, height } = fitWithin(pixels.width, pixels.height, size);
  return resizeRgba(pixels, width, height);
}
