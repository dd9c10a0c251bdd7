/**
 * How well holes in photographs are filled: `npm run bench -- fill-quality`, or a part of it with the names of sets and
 * methods: `fill-quality:yang,patchmatch`. What they make of each is left in `out/bench/fill`, to be looked at.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openRuntime, type Runtime } from '../main/engine/runtime/runtime.ts';
import { likeness } from '../main/engine/tools/likeness/definition.ts';
import { runToEnd } from '../main/engine/tools/run-tool.ts';
import type { Pixels } from '../main/image/pixels.ts';
import { sharp } from '../main/image/sharp.ts';
import { root } from '../scripts/root.ts';
import { listHoled, sets, type Holed, type SetName } from './fill/holes.ts';
import { methods, type Method } from './fill/methods.ts';
import { rounded } from './statistics.ts';

export async function bench(parts: readonly string[]): Promise<object> {
  const known = [...sets, ...methods.map(({ name }) => name)];
  const unknown = parts.filter((part) => !known.includes(part));
  if (unknown.length > 0) {
    throw new Error(`There is no ${unknown.join(', ')} to measure. There are: ${known.join(', ')}.`);
  }
  const runtime = await openRuntime({ models: join(root, 'models'), provider: 'auto' });
  const rows: object[] = [];
  for (const set of chosen(sets, parts, (each) => each)) {
    const pictures = await listHoled(set);
    if (pictures === null) {
      console.error(`${set}: skipped, its pictures are not in ../shared.`);
      continue;
    }
    for (const method of chosen(methods, parts, ({ name }) => name)) {
      rows.push(await row(runtime, set, method, pictures));
    }
  }
  const device = runtime.device.label;
  await runtime.close();
  return { device, rows };
}

/** Those that are named, or all where none is. */
function chosen<T>(all: readonly T[], parts: readonly string[], name: (each: T) => string): readonly T[] {
  const named = all.filter((each) => parts.includes(name(each)));
  return named.length > 0 ? named : all;
}

/** The means over a set, and says them. */
async function row(
  runtime: Runtime,
  set: SetName,
  method: Method,
  pictures: readonly (() => Promise<Holed>)[],
): Promise<object> {
  const sums = { psnr: 0, l1: 0, l2: 0, lossnet: 0, seconds: 0 };
  for (const read of pictures) {
    const { name, original, mask } = await read();
    const start = performance.now();
    const filled = await method.fill(original, mask, runtime);
    if (filled === null) return { set, method: method.name, skipped: true };
    sums.seconds += (performance.now() - start) / 1000;
    await keep(filled, set, `${name}-${method.name}`);
    const { l1, l2 } = inHole(filled, original, mask);
    sums.l1 += l1;
    sums.l2 += l2;
    sums.psnr += -10 * Math.log10(l2);
    sums.lossnet += await distance(runtime, filled, original);
  }
  const mean = (sum: number) => rounded(sum / pictures.length);
  const psnr = Number((sums.psnr / pictures.length).toFixed(2));
  const [l1, l2] = [mean(100 * sums.l1), mean(100 * sums.l2)];
  const [lossnet, seconds] = [mean(sums.lossnet), mean(sums.seconds)];
  console.error(
    `${set.padEnd(5)}  ${method.name.padEnd(16)} ${psnr.toFixed(2)} dB  L1 ${l1} %  L2 ${l2} %  LossNet ${lossnet}  ${seconds} s`,
  );
  return { set, method: method.name, pictures: pictures.length, psnr, l1, l2, lossnet, seconds };
}

/** Mean difference and mean square difference within the hole, of a full scale of 1. */
function inHole(a: Pixels, b: Pixels, mask: Uint8Array): { readonly l1: number; readonly l2: number } {
  let [sum, squares, count] = [0, 0, 0];
  for (let p = 0; p < a.data.length; p++) {
    if (p % 4 === 3 || mask[p >> 2] === 0) continue;
    const difference = ((a.data[p] ?? 0) - (b.data[p] ?? 0)) / 255;
    sum += Math.abs(difference);
    squares += difference * difference;
    count++;
  }
  return { l1: sum / count, l2: squares / count };
}

async function distance(runtime: Runtime, picture: Pixels, original: Pixels): Promise<number> {
  const inputs = {
    image: { name: 'the filled picture', pixels: picture },
    original: [{ name: 'the original', pixels: original }],
  };
  return (await runToEnd(likeness, inputs, {}, runtime)).measures.lossnet ?? NaN;
}

async function keep({ data, width, height }: Pixels, set: SetName, name: string): Promise<void> {
  const folder = join(root, 'out', 'bench', 'fill', set);
  await mkdir(folder, { recursive: true });
  await sharp(data, { raw: { width, height, channels: 4 } }).toFile(join(folder, `${name}.png`));
}
