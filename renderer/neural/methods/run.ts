import { CallError, callError } from '../../../preload/contract/index.ts';
import type { Failure, Hash, Owner, Request } from '../../../preload/contract/index.ts';
import { pentimento } from '../../base/connection.ts';
import { Lru } from '../../base/lru.ts';
import { memory } from '../../base/memory.ts';
import { borrowing } from '../../base/owners.ts';
import { flatten } from '../../composite/flatten.ts';
import { errand } from '../../neural/jobs/errand.ts';
import { forget } from '../../neural/jobs/forget.ts';
import { cancel } from '../../neural/jobs/run.ts';
import type { EndedJob } from '../../neural/jobs/store.ts';
import { presentOf } from '../../picture/document.ts';
import type { OpenDocument } from '../../picture/document.ts';
import { rasterFrom } from '../../pixels/raster.ts';
import type { Rect } from '../../pixels/rect.ts';
import { assemble } from '../../workers/assemble.ts';
import { methodIds, parametersOf } from './methods.ts';
import type { Factor, MethodId } from './methods.ts';
import type { Numbers } from './numbers.ts';
import { setOutcome, useMethods } from './store.ts';
import type { Judgement, MethodsState, Outcome } from './store.ts';

/** What one method is to enlarge, and what comes nearest to it. */
interface Task {
  readonly input: Hash;
  readonly original: Hash | null;
  readonly factor: Factor;
  readonly name: string;
  readonly signal: AbortSignal;
}

/** What was made last, by everything that it depends on: comparing again is at once. */
const made = new Lru<string, Extract<Outcome, { state: 'done' }>>(memory.compared);

/** The stored pictures that a comparison shows, or will show again. */
export function comparedPictures(): ReadonlySet<Hash> {
  const { comparison } = useMethods.getState();
  const outcomes = [
    ...[...made.all()].map(([, outcome]) => outcome),
    ...Object.values(comparison?.outcomes ?? {}),
  ];
  const pictures = outcomes.flatMap((outcome) => (outcome.state === 'done' ? [outcome.pixels] : []));
  return new Set(comparison?.original ? [...pictures, comparison.original] : pictures);
}

let stopping: AbortController | null = null;

/** Enlarges the chosen part by every method that is ticked, one after the other. */
export async function compareMethods(document: OpenDocument): Promise<void> {
  stopComparing();
  const { crop, factor, known, ticked } = useMethods.getState();
  if (!crop) return;
  const own = (stopping = new AbortController());
  const ids = methodIds.filter((id) => ticked.includes(id));
  const scale = known ? 1 : factor;
  useMethods.setState({
    working: true,
    comparison: {
      size: { width: crop.width * scale, height: crop.height * scale },
      original: null,
      outcomes: Object.fromEntries(ids.map((id) => [id, { state: 'waiting' }])),
    },
  });
  const tell = (id: MethodId, outcome: Outcome) => {
    if (stopping === own) setOutcome(id, outcome);
  };
  try {
    await borrowing(async (owner) => {
      const part = await storePart(document, crop, owner);
      const input = known ? await shrunk(part, factor, owner) : part;
      const original = known ? part : null;
      if (stopping !== own) return;
      useMethods.setState(({ comparison }) => ({ comparison: comparison && { ...comparison, original } }));
      const task = { input, original, factor, name: document.name, signal: own.signal };
      for (const id of ids) await compareMethod(id, task, (outcome) => tell(id, outcome));
    });
  } catch (error) {
    for (const id of ids) tell(id, { state: 'failed', error: failureOf(error) });
  } finally {
    if (stopping === own) {
      stopping = null;
      useMethods.setState({ working: false });
    }
  }
}

/** Another part, factor or way: what was made of the one before is no longer shown. */
export function compareOther(change: Partial<Pick<MethodsState, 'factor' | 'known' | 'crop'>>): void {
  stopComparing();
  useMethods.setState({ ...change, comparison: null });
}

/** Stops what runs; what is done stays. */
export function stopComparing(): void {
  stopping?.abort();
}

async function compareMethod(id: MethodId, task: Task, tell: (outcome: Outcome) => void): Promise<void> {
  const { input, original, factor, signal } = task;
  const key = [id, factor, input, original].join(' ');
  const before = made.get(key);
  if (before) {
    tell(before);
    return;
  }
  try {
    const working = (job: string | null) => tell({ state: 'working', job });
    working(null);
    const request = { tool: 'enlarge', parameters: parametersOf(id, factor), inputs: inputsOf(task) };
    const { id: job, result } = await done(request, signal, working);
    try {
      if (result.kind !== 'picture') throw new Error('Enlarging came without a picture.');
      const judging: Judgement = { state: original === null ? 'none' : 'measuring' };
      tell({ state: 'done', pixels: result.pixels, numbers: judging });
      const numbers = original === null ? judging : await judge(result.pixels, original, task);
      const outcome = { state: 'done', pixels: result.pixels, numbers } as const;
      if (numbers.state !== 'failed' && !signal.aborted)
        made.set(key, outcome, result.width * result.height * 4);
      tell(outcome);
    } finally {
      forget(job);
    }
  } catch (error) {
    tell(isStop(error) ? { state: 'stopped' } : { state: 'failed', error: failureOf(error) });
  }
}

async function judge(pixels: Hash, original: Hash, { factor, name, signal }: Task): Promise<Judgement> {
  try {
    const { id, measures } = await done(
      {
        tool: 'likeness',
        // Benchmarks leave the edges out, where a network sees less than it was trained to.
        parameters: { border: factor },
        inputs: {
          image: { kind: 'picture', pixels, name },
          original: { kind: 'references', pictures: [{ pixels: original, name }] },
        },
      },
      signal,
    );
    forget(id);
    return { state: 'known', numbers: numbersOf(measures) };
  } catch (error) {
    return { state: 'failed', error: failureOf(error) };
  }
}

/** Equal pictures have no PSNR among their measures: it is infinite. */
function numbersOf({ psnr = Infinity, ssim, lossnet }: Readonly<Record<string, number>>): Numbers {
  if (ssim === undefined || lossnet === undefined) throw new Error('The likeness came without its numbers.');
  return { psnr, ssim, lossnet };
}

/** A job that came to its end. @throws CallError as the job failed, or `cancelled`. */
async function done(
  request: Request<'startJob'>,
  signal: AbortSignal,
  began: (job: string) => void = () => undefined,
) {
  if (signal.aborted) throw stopped();
  let stop: () => void = () => undefined;
  try {
    const job = await errand(request, (id) => {
      began(id);
      stop = () => {
        cancel(id);
      };
      if (signal.aborted) stop();
      else signal.addEventListener('abort', stop);
    });
    return resultOf(job);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

function resultOf(job: EndedJob): Extract<EndedJob, { state: 'done' }> {
  if (job.state === 'done') return job;
  forget(job.id);
  throw job.state === 'failed' ? callError(job.error) : stopped();
}

function stopped(): CallError {
  return new CallError('cancelled', 'The comparison was stopped.');
}

function isStop(error: unknown): boolean {
  return error instanceof CallError && error.code === 'cancelled';
}

function failureOf(error: unknown): Failure {
  if (error instanceof CallError) return error;
  return { code: 'internal', message: error instanceof Error ? error.message : String(error) };
}

function inputsOf({ input, name }: Task): Request<'startJob'>['inputs'] {
  return { image: { kind: 'picture', pixels: input, name } };
}

/** What is seen of the picture in that part, as a stored picture. */
async function storePart(document: OpenDocument, crop: Rect, owner: Owner): Promise<Hash> {
  const { layers, width, height } = presentOf(document);
  const pixels = flatten(layers, crop, { x: 0, y: 0, width, height });
  return assemble(rasterFrom(pixels, { ...crop, x: 0, y: 0 }, 4), crop, owner);
}

async function shrunk(pixels: Hash, factor: Factor, owner: Owner): Promise<Hash> {
  return (await pentimento().call('shrinkPicture', { owner, pixels, factor })).pixels;
}
