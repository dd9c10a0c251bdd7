/**
 * How close enlarging comes to the originals: `npm run bench -- enlarge-quality`, or a part of it with the names
 * of sets, factors and methods: `enlarge-quality:set5,x4,bicubic,srresnet`. The methods run as the tool does.
 */
import { join } from 'node:path';
import sharp from 'sharp';
import { openRuntime, type Runtime } from '../main/engine/runtime/runtime.ts';
import { enlarge as enlargeTool } from '../main/engine/tools/enlarge/definition.ts';
import { likeness } from '../main/engine/tools/likeness/definition.ts';
import { runToEnd } from '../main/engine/tools/run-tool.ts';
import { UserError } from '../main/errors/user-error.ts';
import { bicubic } from '../main/image/bicubic.ts';
import type { Pixels } from '../main/image/pixels.ts';
import { fromPlanes, toPlanes } from '../main/image/planes.ts';
import { root } from '../scripts/root.ts';
import { rounded } from './statistics.ts';
import { factors, listPairs, sets, type Factor, type Pair, type SetName } from './super-resolution/pairs.ts';
import { published } from './super-resolution/published.ts';

interface Method {
  readonly name: string;
  readonly factors: readonly Factor[];
  readonly enlarge: (low: Pixels, factor: Factor, runtime: Runtime) => Promise<Pixels>;
}

const methods: readonly Method[] = [
  {
    name: 'bicubic',
    factors,
    enlarge: (low, factor) =>
      Promise.resolve(fromPlanes(bicubic(toPlanes(low), low.width * factor, low.height * factor), 8)),
  },
  byTool('vdsr', factors, { method: 'faithful', faithfulNetwork: 'vdsr' }),
  byTool('srresnet', factors, { method: 'faithful', faithfulNetwork: 'srresnet' }),
  byTool('srgan', [4], { method: 'crisp', crispNetwork: 'srgan' }),
  byTool('perceptual', [4], { method: 'crisp', crispNetwork: 'perceptual' }),
  byTool('esrgan-slim', [4], { method: 'vivid', vividNetwork: 'slim' }),
  byTool('esrgan-medium', [4], { method: 'vivid', vividNetwork: 'medium' }),
  byTool('esrgan-thick', [4], { method: 'vivid', vividNetwork: 'thick' }),
];

/** Measured only where they are named: slower ones, and ones about small pictures that JPEG has compressed. */
const special: readonly Method[] = [
  byTool('vdsr-averaged', factors, { method: 'faithful', faithfulNetwork: 'vdsr', average: true }),
  byTool('srresnet-averaged', factors, { method: 'faithful', faithfulNetwork: 'srresnet', average: true }),
  ...[20, 40, 80].flatMap((quality) => [
    compressed(quality, byTool(`srresnet-jpeg${quality}`, factors, { method: 'faithful' })),
    compressed(
      quality,
      byTool(`srresnet-jpeg${quality}-cleaned`, factors, { method: 'faithful', jpeg: true }),
    ),
  ]),
];

export async function bench(parts: readonly string[]): Promise<object> {
  const names = [...methods, ...special].map(({ name }) => name);
  const known = [...sets, ...factors.map((factor) => `x${factor}`), ...names];
  const unknown = parts.filter((part) => !known.includes(part));
  if (unknown.length > 0) {
    throw new Error(`There is no ${unknown.join(', ')} to measure. There are: ${known.join(', ')}.`);
  }
  const runtime = await openRuntime({ models: join(root, 'models'), provider: 'auto' });
  const rows: object[] = [];
  for (const set of chosen(sets, parts)) {
    for (const factor of chosen(factors, parts, (each) => `x${each}`)) {
      const pairs = await listPairs(set, factor);
      if (pairs === null) {
        console.error(`${set} ×${factor}: skipped, its pictures are not in ../shared.`);
        continue;
      }
      for (const method of chosen(methods, parts, ({ name }) => name, special)) {
        if (method.factors.includes(factor)) rows.push(await row(runtime, method, set, factor, pairs));
      }
    }
  }
  const device = runtime.device.label;
  await runtime.close();
  return { device, rows };
}

/** Those that are named, also of the `special` ones, or all others where none is. */
function chosen<T>(
  all: readonly T[],
  parts: readonly string[],
  name: (each: T) => string = String,
  special: readonly T[] = [],
): T[] {
  const named = [...all, ...special].filter((each) => parts.includes(name(each)));
  return named.length > 0 ? named : [...all];
}

function byTool(name: string, by: readonly Factor[], parameters: Readonly<Record<string, unknown>>): Method {
  return {
    name,
    factors: by,
    enlarge: async (low, factor, runtime) =>
      (
        await runToEnd(
          enlargeTool,
          { image: { name: 'The picture', pixels: low } },
          { to: 'factor', factor, ...parameters },
          runtime,
        )
      ).pixels,
  };
}

/** The method, given what JPEG leaves of the small pictures. */
function compressed(quality: number, method: Method): Method {
  return {
    ...method,
    enlarge: async (low, factor, runtime) => {
      const { width, height } = low;
      const file = sharp(low.data, { raw: { width, height, channels: 4 } })
        .removeAlpha()
        .jpeg({ quality });
      const data = await sharp(await file.toBuffer())
        .ensureAlpha()
        .raw()
        .toBuffer();
      return method.enlarge({ width, height, depth: 8, data: new Uint8Array(data) }, factor, runtime);
    },
  };
}

/** The means over a set, PSNR and SSIM on Y without a border of `factor` pixels, and says them. */
async function row(
  runtime: Runtime,
  method: Method,
  set: SetName,
  factor: Factor,
  pairs: readonly (() => Promise<Pair>)[],
): Promise<object> {
  const sums = { psnr: 0, ssim: 0, lossnet: 0 };
  try {
    for (const read of pairs) {
      const { name, low, high, luma } = await read();
      const enlarged = await method.enlarge(low, factor, runtime);
      const {
        psnr = NaN,
        ssim = NaN,
        lossnet = NaN,
      } = (await runToEnd(likeness, comparing(enlarged, high), { border: factor, luma }, runtime)).measures;
      if (Number.isNaN(psnr)) throw new Error(`${method.name} gave ${name} back without any difference.`);
      sums.psnr += psnr;
      sums.ssim += ssim;
      sums.lossnet += lossnet;
    }
  } catch (error) {
    if (!(error instanceof UserError && error.code === 'bad-model')) throw error;
    console.error(`${set} ×${factor} ${method.name}: skipped. ${error.message}`);
    return { set, factor, method: method.name, skipped: error.message };
  }
  const psnr = Number((sums.psnr / pairs.length).toFixed(2));
  const ssim = Number((sums.ssim / pairs.length).toFixed(4));
  const paper = published(method.name, set, factor);
  const own = `${psnr.toFixed(2)} dB  ${ssim.toFixed(4)}`;
  const lossnet = rounded(sums.lossnet / pairs.length);
  const beside = paper ? `published ${paper.psnr.toFixed(2)}  ${paper.ssim?.toFixed(4) ?? ''}` : '';
  console.error(
    `${set.padEnd(5)} ×${factor}  ${method.name.padEnd(23)} ${own}  LossNet ${String(lossnet).padEnd(8)} ${beside}`,
  );
  return { set, factor, method: method.name, psnr, ssim, lossnet, ...(paper && { published: paper }) };
}

function comparing(image: Pixels, original: Pixels) {
  return {
    image: { name: 'the picture', pixels: image },
    original: [{ name: 'the original', pixels: original }],
  };
}
