import i18next from 'i18next';
import { create } from 'zustand';
import { styleEnding } from '../../../preload/contract/index.ts';
import type { CallName, Request } from '../../../preload/contract/index.ts';
import type { Reference } from '../../../preload/contract/recipe.ts';
import { showPanel } from '../../actions/workspace.ts';
import { pentimento } from '../../base/connection.ts';
import { notify, report } from '../../base/notices.ts';
import { placeOf } from '../../base/save.ts';
import { setInput, showTool } from '../recipe/store.ts';
import { readStyles, useKeptStyles } from './kept.ts';

interface Removal {
  readonly style: string;
  readonly name: string;
  /** Whether it can't be read, so that no file of it can be saved before. */
  readonly damaged: boolean;
}

/** The style of which it is asked whether it is to be removed. */
export const useRemoval = create<{ readonly asked: Removal | null }>(() => ({ asked: null }));

export function askRemoval(asked: Removal | null): void {
  useRemoval.setState({ asked });
}

/** Changes a style that is kept; where that can't be, the person is told. */
export async function change<N extends Extract<CallName, 'renameStyle' | 'removeStyle'>>(
  call: N,
  request: Request<N>,
): Promise<void> {
  try {
    await pentimento().call(call, request);
    await readStyles();
  } catch (error) {
    report(error);
  }
}

/** Saves a style as a file where the person says. */
export async function exportStyle(style: string): Promise<void> {
  await placeOf(pentimento().call('exportStyle', { style }));
}

/** The files of styles, and what keeps one that was chosen or dropped. */
export const styleFiles = {
  ending: styleEnding,
  take: (file: File): void => {
    importStyle(file).catch(report);
  },
};

async function importStyle(file: File): Promise<void> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { style, name } = await pentimento().call('importStyle', { name: file.name, bytes });
  await readStyles();
  const kept = useKeptStyles.getState().styles.find((one) => one.style === style);
  const harm = kept?.current === false ? i18next.t('panels.styles.outdated') : null;
  notify('information', i18next.t('panels.styles.kept', { name }), harm);
}

/** Opens what learns a painting's style, with this painting, or goes on with a style that was learnt. */
export function learnFrom(reference: Reference): void {
  setInput('learn-style', 'style', { kind: 'references', references: [reference] });
  showTool('learn-style');
  showPanel('neural');
}
