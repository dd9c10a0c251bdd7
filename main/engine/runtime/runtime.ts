import { ranOut } from './checks.ts';
import { memoryPlanned, threadCount } from './machine.ts';
import { readModel, type Model } from './models.ts';
import { whyUnsupported } from './onnxruntime.ts';
import { whyNotProbed, type OpenProbe, type Reason } from './probe.ts';
import {
  candidates,
  deviceLabel,
  providerNames,
  providersOf,
  sessionOptions,
  type Provider,
} from './providers.ts';
import { SessionPool } from './session-pool.ts';
import { OnnxSession, type Session } from './session.ts';

/** Where tools compute: the device in use, the models at hand, and sessions on both. */
export interface Runtime {
  readonly device: {
    readonly provider: Provider;
    readonly label: string;
    readonly threads: number | null;
    readonly reasons: Reason[];
  };
  /** Bytes that a tool should plan to stay below. */
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
  /** The folder of the models that ship. */
  readonly models: string;
  /** The person's folder of models that were fetched, where there is one. */
  readonly ownModels?: string | null;
  /** `auto`, or the execution provider that is asked for. */
  readonly provider: string;
  /** How many threads of the CPU may compute, and how many bytes tools may plan with; null or left out: what suits the machine. */
  readonly threads?: number | null;
  readonly memory?: number | null;
  /** Of the memory that is planned for tools, this one's share: 1 where it is left out. */
  readonly memoryShare?: number;
}

/** Finds the best provider that really computes here, and says why better ones don't. */
export async function openRuntime(asked: RuntimeOptions): Promise<Runtime> {
  const { models, ownModels = null, memoryShare = 1 } = asked;
  const threads = threadCount(asked.threads);
  const { provider, reasons } = await chooseProvider(
    candidates(asked.provider, process.platform),
    (on, model) => OnnxSession.create(model, sessionOptions(on, threads)),
  );
  const options = sessionOptions(provider, threads);
  const memoryBudget = memoryShare * memoryPlanned(asked.memory);
  const pool = new SessionPool((model) => OnnxSession.create(model, options), memoryBudget / 4);
  let onCpu: Promise<Runtime> | null = null;
  return {
    device: { provider, label: deviceLabel(provider), threads: provider === 'cpu' ? threads : null, reasons },
    memoryBudget,
    weights: (id) => readModel({ shipped: models, own: ownModels }, id),
    open: (model, workingBytes) => openPooled(pool, model, workingBytes),
    fallback: provider === 'cpu' ? null : () => (onCpu ??= openRuntime({ ...asked, provider: 'cpu' })),
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

/** The first of the list that computes what the CPU does, and why those before it don't. The CPU needs no proof. */
export async function chooseProvider(
  list: readonly Provider[],
  open: OpenProbe,
  unsupported = whyUnsupported,
): Promise<{ provider: Provider; reasons: Reason[] }> {
  const reasons: Reason[] = [];
  for (const provider of list) {
    if (provider === 'cpu') return { provider, reasons };
    const why = unsupported(provider);
    if (why !== null) reasons.push(...whyNot(provider, why));
    else {
      const reason = await whyNotProbed(provider, open);
      if (reason === null) return { provider, reasons };
      reasons.push(...whyNot(provider, reason));
    }
  }
  throw new Error('No execution provider was tried.');
}

/** What the system could have, and why some of it can't compute here at all. Nothing is tried for that. */
export function providersHere(
  platform = process.platform,
  unsupported = whyUnsupported,
): readonly { readonly provider: Provider; readonly why: Reason[] }[] {
  return providersOf(platform).map((provider) => {
    const why = provider === 'cpu' ? null : unsupported(provider);
    return { provider, why: why === null ? [] : whyNot(provider, why) };
  });
}

function whyNot(provider: Provider, why: Reason | 'unsupported' | 'no-libraries'): Reason[] {
  const reason =
    typeof why === 'string'
      ? { code: why, values: { provider: providerNames[provider], platform: process.platform } }
      : why;
  return [reason, ...(provider === 'cuda' ? [{ code: 'cuda-needs' as const, values: {} }] : [])];
}
