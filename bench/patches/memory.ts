/** `tsx memory.ts BYTES`: looks up the nearest of every patch of a painting at 384 px twice, and prints what memory it took. */
import { join } from 'node:path';
import { openRuntime } from '../../main/engine/runtime/runtime.ts';
import { root } from '../../scripts/root.ts';
import { openPatches, toolTaps } from './objective.ts';

async function measure(bytes: number): Promise<object> {
  const runtime = await openRuntime({ models: join(root, 'models'), provider: 'cpu' });
  const asked = { width: 384, height: 288, every: 4, bytes };
  const { photo, objective } = await openPatches(runtime, toolTaps, asked);
  for (let i = 0; i < 2; i += 1) {
    objective.renew();
    await objective.evaluate(photo.data);
  }
  await objective.close();
  await runtime.close();
  return { peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1e3) };
}

console.log(JSON.stringify(await measure(Number(process.argv[2]))));
