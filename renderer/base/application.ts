import { create } from 'zustand';
import { longestSettings } from '../../preload/contract/index.ts';
import type { AppDescription, Device, Settings, ToolDescription } from '../../preload/contract/index.ts';
import { pentimento } from './connection.ts';
import { applyLanguage } from './language.ts';
import { report } from './notices.ts';

interface AppState {
  readonly description: AppDescription | null;
  readonly device: Device | null;
}

/** What the other side told of itself. */
export const useApp = create<AppState>(() => ({ description: null, device: null }));

/** Asks for everything the window needs before it can show itself. */
export async function loadApp(): Promise<void> {
  const description = await pentimento().call('describe', {});
  await applyLanguage(description.settings.language);
  useApp.setState({ description });
}

/** Asks what computes, which starts the engine: once the window stands, as on few cores each would wait for the other. */
export function askForDevice(): void {
  pentimento().on('device', (device) => {
    useApp.setState({ device });
  });
  pentimento()
    .call('device', {})
    .then((device) => {
      useApp.setState({ device });
    })
    .catch(report);
}

/** The description, in components that stand only once it is there. */
export function useDescription(): AppDescription {
  const description = useApp((state) => state.description);
  if (!description) throw new Error('The window was shown before the application described itself.');
  return description;
}

export function findTool(id: string): ToolDescription | undefined {
  return useApp.getState().description?.tools.find((tool) => tool.id === id);
}

export async function changeSettings(change: Partial<Settings>): Promise<void> {
  try {
    await takeSettings(await pentimento().call('changeSettings', change));
  } catch (error) {
    report(error);
  }
}

/** Everything as it is at first. */
export async function resetSettings(): Promise<void> {
  try {
    await takeSettings(await pentimento().call('resetSettings', {}));
    useApp.setState(({ description }) => ({
      description: description && { ...description, settingsTrouble: null },
    }));
  } catch (error) {
    report(error);
  }
}

/** Settings that were exported, all or none. Whether they hold now; where not, the person has been told. */
export async function importSettings(file: File): Promise<boolean> {
  try {
    const { name } = file;
    // Of one that is longer, enough for that to be seen: a character has four bytes at most.
    const text = await file.slice(0, 4 * longestSettings + 1).text();
    await takeSettings(await pentimento().call('importSettings', { name, text }));
    return true;
  } catch (error) {
    report(error);
    return false;
  }
}

async function takeSettings(settings: Settings): Promise<void> {
  const before = useApp.getState().description?.settings.language;
  useApp.setState(({ description }) => ({ description: description && { ...description, settings } }));
  if (settings.language !== before) await applyLanguage(settings.language);
}
