import { totalmem } from 'node:os';
import { encode, input, mul } from '../graph/index.ts';
import { ranOut } from './checks.ts';
import { readModel, type Model } from './models.ts';
import { whyUnsupported } from './onnxruntime.ts';
import { candidates, deviceLabel, sessionOptions, threadCount, whyNot, type Provider } from './providers.ts';
import { SessionPool } from './session-pool.ts';
import { OnnxSession, type Session } from './session.ts';

/** Where tools compute: the device in use, the models at hand, and sessions on both. */
export interface Runtime {
  readonly device: { readonly provider: Provider; readonly label: string; readonly reasons: string[] };
  /** Bytes that a tool should plan to stay below, from the machine's memory. */
  readonly memoryBudget: number;
  /** A model's weight file, checked against the manifest. */
  weights(id: string): Promise<Model>;
  /**
   * A session for `model` that is the caller's own until it releases it; the next one to open the same
   * model may then get it ready-made.
   * @param workingBytes what running it takes beside the model, estimated.
   */
  open(model: Uint8Array, workingBytes: number): Promise<Session>;
  /** The same on the CPU, for work that the device has no memory for; null where the device is the CPU. */
  readonly fallback: (() => Promise<Runtime>) | null;
  close(): Promise<void>;
}

export interface RuntimeOptions {
  readonly models: string;
  /** `auto`, or the execution provider that is asked for. */
  readonly provider: string;
}

/** Finds the best provider that really computes here, and says why better ones don't. */
export async function openRuntime({ models, provider: asked }: RuntimeOptions): Promise<Runtime> {
  const threads = threadCount();
  const { provider, reasons } = await chooseProvider(candidates(asked, process.platform), threads);
  const options = sessionOptions(provider, threads);
  const memoryBudget = Math.min(totalmem() / 4, 4e9);
  const pool = new SessionPool((model) => OnnxSession.create(model, options), memoryBudget / 4);
  let onCpu: Promise<Runtime> | null = null;
  return {
    device: { provider, label: deviceLabel(provider, threads), reasons },
    memoryBudget,
    weights: (id) => readModel(models, id),
    open: (model, workingBytes) => openPooled(pool, model, workingBytes),
    fallback: provider === 'cpu' ? null : () => (onCpu ??= openRuntime({ models, provider: 'cpu' })),
    close: async () => {
      try {
        await pool.clear();
      } finally {
        await (await onCpu)?.close();
      }
    },
  };
}

/** A session from the pool; one whose memory ran out doesn't go back to it, because what comes next needs the room. */
export async function openPooled(
  pool: SessionPool<Session>,
  model: Uint8Array,
  workingBytes: number,
): Promise<Session> {
  const { session, giveBack, discard } = await pool.borrow(model, workingBytes);
  let spent = false;
  return {
    run: async (feeds) => {
      try {
        return await pool.making(() => session.run(feeds));
      } catch (error) {
        spent ||= ranOut(error);
        throw error;
      }
    },
    release: () => (spent ? discard() : giveBack()),
  };
}

async function chooseProvider(
  list: readonly Provider[],
  threads: number,
): Promise<{ provider: Provider; reasons: string[] }> {
  const reasons: string[] = [];
  for (const provider of list) {
    try {
      await probe(provider, threads);
      return { provider, reasons };
    } catch (error) {
      // The CPU has no stand-in.
      if (provider === 'cpu') throw error;
      reasons.push(whyNot(provider, error));
    }
  }
  throw new Error('No execution provider was tried.');
}

/** Doubles three numbers: a provider counts as usable only once it has computed something right. */
async function probe(provider: Provider, threads: number): Promise<void> {
  const missing = whyUnsupported(provider);
  if (missing !== null) throw new Error(missing);
  const session = await OnnxSession.create(
    encode({ y: mul(input('x', [3]), 2) }),
    sessionOptions(provider, threads),
  );
  const { y } = await session.run({ x: { data: Float32Array.of(1, 2, 3), dims: [3] } });
  await session.release();
  if (y?.join() !== '2,4,6') throw new Error(`it computes wrongly: 2 · (1, 2, 3) = (${y?.join(', ') ?? ''})`);
}
