import { join } from 'node:path';
import { openRuntime, type Runtime } from '../main/engine/runtime/runtime.ts';
import { root } from '../scripts/root.ts';
import { blasOfPytorch } from './pytorch/blas.ts';

/** Measurements of a benchmark, by name. */
export type Parts = Readonly<Record<string, (runtime: Runtime) => Promise<object>>>;

/** Takes those that were asked for, or all, one after the other. */
export async function measureParts(parts: Parts, asked: readonly string[]): Promise<object> {
  const unknown = asked.filter((name) => !Object.hasOwn(parts, name));
  if (unknown.length > 0)
    throw new Error(`There is no part ${unknown.join(', ')}. There are: ${Object.keys(parts).join(', ')}.`);
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
