import { randomSource } from '../../image/noise.ts';
import {
  averagePool,
  constant,
  conv,
  differentiate,
  encode,
  input,
  instanceNormalization,
  matmul,
  reduceMean,
  reshape,
  resizeNearest,
  sigmoid,
  square,
  transpose,
  type Value,
} from '../graph/index.ts';
import { providerNames, type Provider } from './providers.ts';
import type { Session } from './session.ts';

/** Why a provider isn't used: a key under `device.reasons` in the translations, and what it speaks of. */
export interface Reason {
  readonly code:
    'unsupported' | 'no-libraries' | 'fails' | 'no-numbers' | 'wrong-numbers' | 'hangs' | 'cuda-needs';
  readonly values: Readonly<Record<string, string | number>>;
}

const SIDE = 24;
const MAPS = 8;

/** A device may take its time to wake up; the first use of a graphics card takes seconds. */
const PATIENCE_MS = 20_000;

/**
 * How far from the CPU's numbers a provider may be, as a share of their size: by the precision that it multiplies in.
 * CUDA's TensorFloat-32 and Core ML's float16 have ten binary digits.
 */
const TOLERANCE: Readonly<Record<Provider, number>> = {
  cpu: 0,
  cuda: 2e-2,
  coreml: 2e-2,
  dml: 2e-3,
  webgpu: 2e-3,
};

/** A network in small, with its Gram matrix and its gradient: what tools ask of a device. */
export function probeModel(): Uint8Array {
  const random = randomSource(11);
  const numbers = (shape: readonly number[]): Value =>
    constant(
      Float32Array.from({ length: shape.reduce((a, b) => a * b) }, () => random() - 0.5),
      shape,
    );
  const x = input('x', [1, 3, SIDE, SIDE]);
  const first = sigmoid(conv(x, numbers([MAPS, 3, 3, 3]), numbers([MAPS]), { pads: 1 }));
  const second = conv(averagePool(first, 2), numbers([MAPS, MAPS, 3, 3]), undefined, { pads: 1 });
  const scaled = instanceNormalization(second, numbers([MAPS]), numbers([MAPS]));
  const flat = reshape(resizeNearest(scaled, 2), [MAPS, SIDE * SIDE]);
  const gram = matmul(flat, transpose(flat));
  const [gradient] = differentiate(reduceMean(square(gram)), [x]);
  return encode({ features: second, gram, gradient });
}

/** The probe's picture. */
const picture = {
  data: Float32Array.from({ length: 3 * SIDE * SIDE }, (_, i) => 0.5 + 0.5 * Math.sin(i)),
  dims: [1, 3, SIDE, SIDE],
};

/** Opens the probe's model on a provider. */
export type OpenProbe = (provider: Provider, model: Uint8Array) => Promise<Session>;

/** Why a provider can't be trusted to compute; null where its numbers are the CPU's. */
export async function whyNotProbed(
  provider: Provider,
  open: OpenProbe,
  patience = PATIENCE_MS,
): Promise<Reason | null> {
  const model = probeModel();
  const name = providerNames[provider];
  const expected = await runOn('cpu', open, model);
  let found: Record<string, Float32Array> | null;
  try {
    found = await within(patience, runOn(provider, open, model));
  } catch (error) {
    const cause = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
    return { code: 'fails', values: { provider: name, cause: cause.slice(0, 160) } };
  }
  if (!found) return { code: 'hangs', values: { provider: name, seconds: patience / 1000 } };
  for (const [output, values] of Object.entries(expected)) {
    const own = found[output] ?? new Float32Array();
    if (!own.every(Number.isFinite)) return { code: 'no-numbers', values: { provider: name } };
    const off = difference(own, values);
    if (!(off <= TOLERANCE[provider])) {
      const percent = Number((100 * off).toPrecision(2));
      return { code: 'wrong-numbers', values: { provider: name, percent } };
    }
  }
  return null;
}

async function runOn(provider: Provider, open: OpenProbe, model: Uint8Array) {
  const session = await open(provider, model);
  try {
    return await session.run({ x: picture });
  } finally {
    await session.release();
  }
}

/** ‖a − b‖ / ‖b‖; infinite where one has more numbers than the other. */
function difference(a: Float32Array, b: Float32Array): number {
  if (a.length !== b.length) return Infinity;
  let [off, size] = [0, 0];
  b.forEach((value, i) => {
    off += ((a[i] ?? NaN) - value) ** 2;
    size += value ** 2;
  });
  return Math.sqrt(off / size);
}

/** What work comes to, or null where it takes longer; then nobody waits for it any more. */
async function within<T>(milliseconds: number, work: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), milliseconds);
  });
  // What it says after that is of no use to anyone.
  work.catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
