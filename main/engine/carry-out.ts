import { readFile } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { UsedModel } from '../../preload/contract/recipe.ts';
import { writeWhole } from '../image/write.ts';
import type { PixelStore } from '../store/pixelstore.ts';
import { give } from './give.ts';
import { keepResult } from './keep-result.ts';
import type { PhotoReader } from './photos.ts';
import type { FromJob, Making, ToEngine } from './protocol.ts';
import { checkRoom, measureRoom } from './room.ts';
import type { Runtime } from './runtime/runtime.ts';
import { requireTool } from './tools/check.ts';
import type { GivenPicture } from './tools/inputs.ts';
import { sizeOfResult } from './tools/questions.ts';
import { runTool } from './tools/run-tool.ts';
import type { LoadTool } from './tools/runs.ts';
import type { Tool, ToolResult } from './tools/tool.ts';

/** What jobs are carried out with. */
export interface Bench {
  readonly store: PixelStore;
  readonly runtime: Runtime;
  readonly photos: PhotoReader;
  readonly tools: readonly Tool[];
  readonly load: LoadTool;
  /** Milliseconds. */
  readonly checkpointEvery: number;
}

export type Wish = 'cancel' | 'pause';
type Run = Extract<ToEngine, { type: 'run' }>;
type End = Extract<FromJob, { type: 'done' | 'cancelled' | 'paused' }>;

/**
 * Runs a job's tool to its end, or until something else is wished for: it is stopped between two steps. A pause
 * waits for a step that can be gone on from.
 */
export async function carryOut(
  { job, tool: id, parameters, inputs, checkpoint: file }: Run,
  { store, runtime, photos, tools, load, checkpointEvery }: Bench,
  tell: (message: FromJob) => void,
  wish: () => Wish | null,
): Promise<End> {
  const tool = requireTool(id, tools);
  const given = await give(tool, inputs, store, photos);
  // Whoever stopped it before it began goes on to the next.
  if (wish() === 'cancel') return { type: 'cancelled', job, partial: null };
  const image = (given.image as GivenPicture | null | undefined)?.pixels;
  if (image) {
    const size = sizeOfResult(tool, parameters, image);
    checkRoom(image, { ...size, depth: image.depth }, await measureRoom(store.folder));
  }
  const { watched, models } = watchModels(runtime);
  const keep = async (made: ToolResult): Promise<Making> => ({
    result: await keepResult(made, store),
    ...{ measures: { ...made.measures }, notes: [...made.notes], models: [...models.values()] },
    continues: made.continues ?? null,
  });
  const before = file === null ? null : await readCheckpoint(file);
  const steps = runTool(tool, given, parameters, watched, load, before);
  let saved = performance.now();
  try {
    for (;;) {
      const step = await steps.next();
      if (step.done) return { type: 'done', job, ...(await keep(step.value)) };
      const { preview, partial, checkpoint, ...progress } = step.value;
      tell({
        ...{ type: 'progress', job, ...progress },
        ...(preview && {
          preview: {
            pixels: await store.putPixels(preview),
            width: preview.width,
            height: preview.height,
          },
        }),
        // A preview can stand for a picture that was lost; what is learnt is none.
        ...(partial && tool.result === 'picture' && { partial: { continues: partial.continues } }),
      });
      // onnxruntime holds the process while it computes; here messages get their turn.
      await nextTurn();
      const wished = wish();
      if (wished === 'cancel') {
        const { continues = null } = partial ?? {};
        return {
          ...{ type: 'cancelled', job },
          partial: partial ? { ...(await keep(partial.result())), continues } : null,
        };
      }
      if (file === null || !checkpoint) continue;
      if (wished !== 'pause' && performance.now() - saved < checkpointEvery) continue;
      await writeWhole(file, checkpoint());
      saved = performance.now();
      tell({ type: 'checkpointed', job });
      if (wished === 'pause') return { type: 'paused', job };
    }
  } finally {
    await steps.return(undefined as never);
  }
}

async function readCheckpoint(file: string): Promise<Uint8Array | null> {
  try {
    return await readFile(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** The same runtime, which notes the models that are asked of it. */
function watchModels(runtime: Runtime) {
  const models = new Map<string, UsedModel>();
  const watched: Runtime = {
    ...runtime,
    weights: async (id) => {
      const model = await runtime.weights(id);
      models.set(id, { id, sha256: model.sha256 });
      return model;
    },
  };
  return { watched, models };
}
