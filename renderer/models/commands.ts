import i18next from 'i18next';
import { CallError } from '../../preload/contract/index.ts';
import { useDialogs } from '../actions/dialogs.ts';
import { pentimento } from '../base/connection.ts';
import { notify, report } from '../base/notices.ts';
import { readShelf, useShelf } from './store.ts';

const isOpen = () => useDialogs.getState().open === 'models';

/** Downloads a model, or keeps it out of a file in the folder. What goes wrong stands beside it, and in a notice where the sheet is closed. */
export async function bringModel(call: 'downloadModel' | 'takeModel', model: string): Promise<void> {
  forgetFailure(model);
  useShelf.setState(({ paces }) => ({ paces: { ...paces, [model]: [] } }));
  try {
    await pentimento().call(call, { model });
    if (!isOpen()) notify('success', i18next.t('models.got', { name: i18next.t(`models.names.${model}`) }));
  } catch (error) {
    if (error instanceof CallError && error.code === 'cancelled') return;
    if (!isOpen() || !(error instanceof CallError)) report(error);
    if (error instanceof CallError)
      useShelf.setState(({ failures }) => ({ failures: { ...failures, [model]: error } }));
  }
}

/** Stops what is being done for a model; what has come stays. */
export async function pauseModel(model: string): Promise<void> {
  await tellOf(pentimento().call('stopModel', { model }));
}

/** Deletes a model that was downloaded, or what has come of it. */
export async function removeModel(model: string): Promise<void> {
  forgetFailure(model);
  await tellOf(pentimento().call('removeModel', { model }));
}

/** Measures models, one after the other. */
export async function measureModels(models: readonly string[]): Promise<void> {
  const { toMeasure } = useShelf.getState();
  useShelf.setState({ toMeasure: [...new Set([...toMeasure, ...models])] });
  if (toMeasure.length > 0) return;
  for (let model = next(); model !== undefined; model = next()) {
    const measured = await tellOf(pentimento().call('measureModel', { model }));
    // What has failed for one would fail for the next.
    useShelf.setState(({ toMeasure: left }) => ({ toMeasure: measured ? left.slice(1) : [] }));
  }
}

/** Whatever is being measured is measured to its end. */
export function stopMeasuring(): void {
  useShelf.setState(({ toMeasure }) => ({ toMeasure: toMeasure.slice(0, 1) }));
}

const next = () => useShelf.getState().toMeasure[0];

export async function showModels(): Promise<void> {
  await tellOf(pentimento().call('showModels', {}));
}

export async function showOrigin(model: string): Promise<void> {
  await tellOf(pentimento().call('showOrigin', { model }));
}

function forgetFailure(model: string): void {
  useShelf.setState(({ failures }) => ({
    failures: Object.fromEntries(Object.entries(failures).filter(([id]) => id !== model)),
  }));
}

/** Whether it went well; where not, the person has been told. */
async function tellOf(call: Promise<unknown>): Promise<boolean> {
  try {
    await call;
    return true;
  } catch (error) {
    report(error);
    readShelf();
    return false;
  }
}
