/**
 * What restyling in one pass reaches and costs: `npm run bench -- fast`, or parts of it: `fast:quality,speed,flicker,pairs`.
 * Run nothing else on the machine meanwhile: both sides use all cores.
 */
import { join } from 'node:path';
import { openRuntime, type Runtime } from '../main/engine/runtime/runtime.ts';
import { root } from '../scripts/root.ts';
import { flicker } from './fast/flicker.ts';
import { pairs } from './fast/pairs.ts';
import { quality } from './fast/quality.ts';
import { speed } from './fast/speed.ts';
import { blasOfPytorch } from './pytorch/blas.ts';

const parts: Readonly<Record<string, (runtime: Runtime) => Promise<object>>> = {
  quality,
  speed,
  flicker,
  pairs,
};

export async function bench(asked: readonly string[]): Promise<object> {
  const blas = await blasOfPytorch();
  const runtime = await openRuntime({ models: join(root, 'models'), provider: 'auto' });
  try {
    const results: Record<string, object> = {};
    for (const [name, measure] of Object.entries(parts)) {
      if (asked.length === 0 || asked.includes(name)) results[name] = await measure(runtime);
    }
    return { device: runtime.device.label, ...(blas && { pytorchBlas: blas }), ...results };
  } finally {
    await runtime.close();
  }
}
