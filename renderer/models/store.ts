import { create } from 'zustand';
import type { ComingModel, Failure, ModelShelf, ShelfModel } from '../../preload/contract/index.ts';
import { pentimento } from '../base/connection.ts';
import { Latest } from '../base/latest.ts';
import { report } from '../base/notices.ts';
import { paced, type Pace } from './pace.ts';

interface ShelfState {
  /** Every model, and what of them is here; null until it was asked for. */
  readonly shelf: ModelShelf | null;
  /** How fast models come that are being downloaded, by their ids. */
  readonly paces: Readonly<Record<string, Pace>>;
  /** What went wrong with a model last, until something else is done with it. */
  readonly failures: Readonly<Record<string, Failure>>;
  /** Models that are to be measured; the first is being measured. */
  readonly toMeasure: readonly string[];
}

export const useShelf = create<ShelfState>(() => ({ shelf: null, paces: {}, failures: {}, toMeasure: [] }));

const reading = new Latest<'all', ModelShelf>(
  () => pentimento().call('models', {}),
  (shelf) => {
    useShelf.setState({ shelf });
  },
  report,
);

/** How much of a model has come, 0…1; null while it is put in its place. */
export function shareOf({ stage, bytes, of }: ComingModel): number | null {
  return stage === 'keeping' ? null : bytes / of;
}

/** Asks what there is: files come and go in the folder by hand, too. */
export function readShelf(): void {
  reading.want('all');
}

/** Hears of what becomes of the shelf. Until somebody looks at it, or something comes, nothing is asked for. */
export function listenToModels(): void {
  pentimento().on('modelsChanged', () => {
    if (useShelf.getState().shelf) readShelf();
  });
  pentimento().on('modelComing', ({ model, state }) => {
    if (useShelf.getState().shelf) come(model, state);
    else readShelf();
  });
}

function come(id: string, state: ComingModel): void {
  useShelf.setState(({ shelf, paces }) => ({
    shelf: shelf && {
      ...shelf,
      models: shelf.models.map((model): ShelfModel => (model.id === id ? { ...model, state } : model)),
    },
    paces: {
      ...paces,
      [id]: state.stage === 'downloading' ? paced(paces[id] ?? [], performance.now(), state.bytes) : [],
    },
  }));
}
