/** The compute process: takes one job at a time from the application and runs its tool. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { UsedModel } from '../../preload/contract/recipe.ts';
import { toFailure } from '../errors/user-error.ts';
import { portToParent } from '../processes/port.ts';
import { openPixelStore } from '../store/pixelstore.ts';
import { answer } from './answer.ts';
import { give } from './give.ts';
import { keepResult } from './keep-result.ts';
import type { EngineConfiguration, FromEngine, ToEngine } from './protocol.ts';
import { checkRoom, measureRoom } from './room.ts';
import { openRuntime, type Runtime } from './runtime/runtime.ts';
import { requireTool } from './tools/check.ts';
import type { GivenPicture } from './tools/inputs.ts';
import { sizeOfResult } from './tools/questions.ts';
import { runTool } from './tools/run-tool.ts';

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

async function main(): Promise<void> {
  const { store: folder, models, provider } = JSON.parse(process.argv[2] ?? '') as EngineConfiguration;
  const port = portToParent<ToEngine, FromEngine>();
  const store = await openPixelStore(folder);
  const runtime = await openRuntime({ models, provider });
  const cancelled = new Set<string>();

  async function run({
    job,
    tool: id,
    parameters,
    inputs,
  }: Extract<ToEngine, { type: 'run' }>): Promise<void> {
    try {
      const tool = requireTool(id);
      const given = await give(tool, inputs, store);
      const image = (given.image as GivenPicture | null | undefined)?.pixels;
      if (image) {
        const size = sizeOfResult(tool, parameters, image);
        checkRoom(image, { ...size, depth: image.depth }, await measureRoom(folder));
      }
      const { watched, models } = watchModels(runtime);
      const steps = runTool(tool, given, parameters, watched);
      for (;;) {
        const step = await steps.next();
        if (step.done) {
          const { measures, notes } = step.value;
          const result = await keepResult(step.value, store);
          port.send({
            type: 'done',
            job,
            result,
            measures: { ...measures },
            notes: [...notes],
            models: [...models.values()],
          });
          return;
        }
        const { preview, ...progress } = step.value;
        const shown = preview && { preview: await store.putPixels(preview) };
        port.send({ type: 'progress', job, ...progress, ...shown });
        // onnxruntime holds the process while it computes; here messages get their turn.
        await nextTurn();
        if (cancelled.delete(job)) {
          await steps.return(undefined as never);
          port.send({ type: 'cancelled', job });
          return;
        }
      }
    } catch (error) {
      port.send({ type: 'failed', job, error: toFailure(error) });
    }
  }

  async function reply({ ask, asked }: Extract<ToEngine, { type: 'ask' }>): Promise<void> {
    try {
      port.send({ type: 'answer', ask, value: await answer(asked, store, runtime) });
    } catch (error) {
      port.send({ type: 'unanswered', ask, error: toFailure(error) });
    }
  }

  port.listen((message) => {
    if (message.type === 'cancel') cancelled.add(message.job);
    else if (message.type === 'ask') void reply(message);
    else void run(message);
  });
  port.send({ type: 'ready', device: runtime.device });
}

void main();
