import { events } from '../contract/index.ts';
import type { CallName, EventName, EventPayload, Pentimento, Request } from '../contract/index.ts';
import { openEnvelope } from './envelope.ts';
import type { Envelope } from './envelope.ts';

type CallMethods = { readonly [N in CallName]: (request: Request<N>) => Promise<Envelope> };

type EventMethods = {
  readonly [N in EventName as `on${Capitalize<N>}`]: (listener: (payload: unknown) => void) => () => void;
};

/** What the preload script exposes: one named method per call, one subscription per event, nothing generic. */
export type Bridge = CallMethods & EventMethods;

/** The contract over the preload script's methods; everything that arrives is checked. */
export function overBridge(bridge: Bridge): Pentimento {
  const methods: CallMethods = bridge;
  const subscribe = {
    job: bridge.onJob,
    jobOrder: bridge.onJobOrder,
    jobHistoryChanged: bridge.onJobHistoryChanged,
    device: bridge.onDevice,
    command: bridge.onCommand,
    openFile: bridge.onOpenFile,
    opening: bridge.onOpening,
    looking: bridge.onLooking,
    identitiesChanged: bridge.onIdentitiesChanged,
    stylesChanged: bridge.onStylesChanged,
    modelComing: bridge.onModelComing,
    modelsChanged: bridge.onModelsChanged,
    closing: bridge.onClosing,
    batch: bridge.onBatch,
    batchChanged: bridge.onBatchChanged,
    recentFiles: bridge.onRecentFiles,
  } as const;
  return {
    async call<N extends CallName>(name: N, request: Request<N>) {
      return openEnvelope(name, await methods[name](request));
    },
    on<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void) {
      return subscribe[name]((payload) => {
        listener(events[name].parse(payload) as EventPayload<N>);
      });
    },
  };
}
