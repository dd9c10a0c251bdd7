import { constants, setPriority } from 'node:os';
import { toFailure } from '../errors/user-error.ts';
import { portToParent, type Port } from '../processes/port.ts';
import { inboxOf } from '../store/folders.ts';
import { openPixelStore } from '../store/pixelstore.ts';
import { answer } from './answer.ts';
import { carryOut, type Wish } from './carry-out.ts';
import { measureModel } from './measure-model.ts';
import { findPeople } from './people.ts';
import { FetchedFolders } from './photos.ts';
import type { EngineConfiguration, FromEngine, FromJob, ToEngine } from './protocol.ts';
import { openRuntime, providersHere } from './runtime/runtime.ts';
import type { LoadTool } from './tools/runs.ts';
import type { Tool } from './tools/tool.ts';
import { tryOut } from './try-out.ts';

/** Takes one job at a time from the application and runs its tool. Says why where it can't. */
export function serveEngine(tools: readonly Tool[], load: LoadTool): void {
  const port = portToParent<ToEngine, FromEngine>();
  serve(port, tools, load).catch((error: unknown) => port.send({ type: 'unable', error: toFailure(error) }));
}

async function serve(
  port: Port<ToEngine, FromEngine>,
  tools: readonly Tool[],
  load: LoadTool,
): Promise<void> {
  const configuration = JSON.parse(process.argv[2] ?? '') as EngineConfiguration;
  if (configuration.yieldsToOthers) setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  const store = await openPixelStore(configuration.store);
  const runtime = await openRuntime(configuration);
  /** What is wanted of each job in hand, other than that it goes on. */
  const wishes = new Map<string, Wish | null>();
  const photos = new FetchedFolders((message) => port.send(message));
  const bench = { runtime, photos, tools, load, checkpointEvery: configuration.checkpointEvery };

  port.listen((message) => {
    if (message.type === 'ask') {
      const { ask, asked } = message;
      answer(asked, store, photos, runtime, { tools, load }).then(
        (value) => port.send({ type: 'answer', ask, value }),
        (error: unknown) => port.send({ type: 'unanswered', ask, error: toFailure(error) }),
      );
      return;
    }
    if (message.type === 'find-people') {
      const { ask, picture } = message;
      findPeople(runtime, picture).then(
        (shares) => port.send({ type: 'people', ask, shares }),
        (error: unknown) => port.send({ type: 'unanswered', ask, error: toFailure(error) }),
      );
      return;
    }
    if (message.type === 'try-out') {
      const { ask, trial } = message;
      tryOut(trial, store, photos, runtime, { tools, load }).then(
        (picture) => port.send({ type: 'tried', ask, picture }),
        (error: unknown) => port.send({ type: 'unanswered', ask, error: toFailure(error) }),
      );
      return;
    }
    if (message.type === 'measure-model') {
      const { ask, model } = message;
      measureModel(runtime, model).then(
        (measured) => port.send({ type: 'measured', ask, measured }),
        (error: unknown) => port.send({ type: 'unanswered', ask, error: toFailure(error) }),
      );
      return;
    }
    if (
      message.type === 'photos' ||
      message.type === 'photo' ||
      message.type === 'file' ||
      message.type === 'no-photos'
    ) {
      photos.hear(message);
      return;
    }
    if (message.type !== 'run') {
      if (wishes.has(message.job)) wishes.set(message.job, message.type);
      return;
    }
    const { job } = message;
    wishes.set(job, null);
    const tell = (said: FromJob) => port.send(said);
    tell({ type: 'begun', job });
    openPixelStore(configuration.store, inboxOf(configuration.store, job))
      .then((own) => carryOut(message, { ...bench, store: own }, tell, () => wishes.get(job) ?? null))
      .catch((error: unknown): FromJob => ({ type: 'failed', job, error: toFailure(error) }))
      .then((end) => {
        wishes.delete(job);
        tell(end);
      })
      .catch((error: unknown) => port.send({ type: 'unable', error: toFailure(error) }));
  });
  port.send({ type: 'ready', device: { ...runtime.device, providers: [...providersHere()] } });
}
