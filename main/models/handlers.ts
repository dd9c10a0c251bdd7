import type {
  CallName,
  Device,
  EventName,
  EventPayload,
  Request,
  Response,
} from '../../preload/contract/index.ts';
import type { Measured } from '../engine/measure-model.ts';
import type { Means } from './download/download.ts';
import { makeFolder, ownModels } from './folder.ts';
import { Shelf } from './shelf.ts';
import { keepSpeed } from './speeds.ts';

/** The calls that have to do with the model shelf. */
type ModelCall = Extract<
  CallName,
  | 'models'
  | 'downloadModel'
  | 'takeModel'
  | 'stopModel'
  | 'removeModel'
  | 'measureModel'
  | 'showModels'
  | 'showOrigin'
>;
type ModelHandlers = { [N in ModelCall]: (request: Request<N>) => Promise<Response<N>> | Response<N> };

interface ModelServices {
  /** Folder of the models that ship. */
  readonly shipped: string;
  /** The data folder, with the person's own. */
  readonly data: string;
  readonly means: Means;
  readonly offline: () => boolean;
  readonly measure: (model: string) => Promise<Measured>;
  readonly device: () => Promise<Device>;
  readonly emit: <N extends EventName>(name: N, payload: EventPayload<N>) => void;
  /** Shows a folder, or a page, outside the window. Desktop only. */
  readonly showFolder: ((path: string) => Promise<void>) | undefined;
  readonly showPage: ((address: string) => Promise<void>) | undefined;
}

export function modelHandlers(services: ModelServices): {
  handlers: ModelHandlers;
  goOffline(): Promise<void>;
  close(): Promise<void>;
} {
  const { shipped, data, means, offline, measure, device, emit, showFolder, showPage } = services;
  const shelf = new Shelf({
    ...{ shipped, data, means, offline },
    coming: (model, state) => emit('modelComing', { model, state }),
    changed: () => emit('modelsChanged', {}),
  });
  const own = ownModels(data);
  const handlers: ModelHandlers = {
    models: () => shelf.list(),
    downloadModel: async ({ model }) => {
      await shelf.download(model);
      return {};
    },
    takeModel: async ({ model }) => {
      await shelf.take(model);
      return {};
    },
    stopModel: async ({ model }) => {
      await shelf.stop(model);
      return {};
    },
    removeModel: async ({ model }) => {
      await shelf.remove(model);
      return {};
    },
    measureModel: async ({ model }) => {
      const measured = await measure(await shelf.measured(model));
      const speed = { ...measured, device: (await device()).label };
      await makeFolder(own);
      await keepSpeed(own, model, speed);
      emit('modelsChanged', {});
      return speed;
    },
    showModels: async () => {
      await makeFolder(own);
      await showFolder?.(own);
      return {};
    },
    // The window says which model, and never an address.
    showOrigin: async ({ model }) => {
      const page = await shelf.pageOf(model);
      if (page !== null) await showPage?.(page);
      return {};
    },
  };
  return { handlers, goOffline: () => shelf.goOffline(), close: () => shelf.close() };
}
