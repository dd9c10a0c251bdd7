import i18next from 'i18next';
import { create } from 'zustand';
import { styleEnding } from '../../../preload/contract/index.ts';
import type { CallName, Request, Response } from '../../../preload/contract/index.ts';
import type { Reference } from '../../../preload/contract/recipe.ts';
import { showPanel } from '../../actions/workspace.ts';
import { pentimento } from '../../base/connection.ts';
import { notify, report } from '../../base/notices.ts';
import { borrowing } from '../../base/owners.ts';
import { openPicture } from '../../base/read-file.ts';
import { placeOf } from '../../base/save.ts';
import { setInput, showTool } from '../recipe/store.ts';
import { readStyles, useKeptStyles } from './kept.ts';

/** What the weights of networks are called that PyTorch has saved. */
const networkEndings = ['.pth', '.pt', '.model'];

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

/** The file of a network of which it is asked which painting it was trained for. */
export const usePaintingless = create<{ readonly asked: File | null }>(() => ({ asked: null }));

export function askPainting(asked: File | null): void {
  usePaintingless.setState({ asked });
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
  endings: [styleEnding, ...networkEndings],
  take: (file: File): void => {
    if (networkEndings.some((ending) => file.name.toLowerCase().endsWith(ending))) askPainting(file);
    else importStyle(file).catch(report);
  },
};

async function importStyle(file: File): Promise<void> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  await tellKept(await pentimento().call('importStyle', { name: file.name, bytes }));
}

/**
 * Keeps a network of somebody else's with the painting that it was trained for. Whether it is kept; where not, the
 * person has been told.
 */
export async function importNetwork(file: File, paintingFile: File): Promise<boolean> {
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    return await borrowing(async (owner) => {
      const painting = await openPicture(paintingFile, owner);
      if (!painting) return false;
      await tellKept(await pentimento().call('importNetwork', { name: file.name, bytes, painting }));
      return true;
    });
  } catch (error) {
    report(error);
    return false;
  }
}

async function tellKept({ style, name }: Response<'importStyle'>): Promise<void> {
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
