import i18next from 'i18next';
import { useMemo } from 'react';
import { create } from 'zustand';
import { styleEnding } from '../../../preload/contract/index.ts';
import type { Reference } from '../../../preload/contract/recipe.ts';
import { useDescription } from '../../base/application.ts';
import { pentimento } from '../../base/connection.ts';
import { notify, report } from '../../base/notices.ts';
import { letGo, ownerOf } from '../../base/owners.ts';

type Learnt = Extract<Reference, { kind: 'learnt' }>;

/** The styles that were learnt or imported, and can be painted by. */
export const useKeptStyles = create<{ readonly learnt: readonly Learnt[] }>(() => ({ learnt: [] }));

/** Those, and the ones that ship. */
export function useOfferedStyles(): readonly Reference[] {
  const { styles } = useDescription();
  const learnt = useKeptStyles((state) => state.learnt);
  return useMemo(
    () => [...learnt, ...styles.map((style) => ({ kind: 'shipped', style }) as const)],
    [learnt, styles],
  );
}

/** Asks which styles are kept, and again whenever that changes. */
export function listenToStyles(): void {
  const read = () => {
    readStyles().catch(report);
  };
  pentimento().on('stylesChanged', read);
  read();
}

/** Readings follow each other, so that an older state never lands on a newer one. */
let reading: Promise<void> = Promise.resolve();

function readStyles(): Promise<void> {
  const read = reading.then(openStyles);
  reading = read.catch(() => undefined);
  return read;
}

/** Opens the paintings of those that are new, and lets go of those that are gone. */
async function openStyles(): Promise<void> {
  const before = new Map(useKeptStyles.getState().learnt.map((one) => [one.style, one]));
  const { styles } = await pentimento().call('styles', {});
  const learnt: Learnt[] = [];
  for (const { style, name, current } of styles) {
    if (!current) continue;
    const known = before.get(style)?.picture;
    const picture = known ?? (await pentimento().call('openStyle', { owner: ownerOfStyle(style), style }));
    before.delete(style);
    learnt.push({ kind: 'learnt', style, name, picture });
  }
  useKeptStyles.setState({ learnt });
  for (const gone of before.keys()) letGo(ownerOfStyle(gone));
}

function ownerOfStyle(style: string) {
  return ownerOf(`kept-style-${style}`);
}

/** Takes the file of a style; whether it is one, by its name. */
export function importStyle(file: File): boolean {
  if (!file.name.toLowerCase().endsWith(styleEnding)) return false;
  void take(file).catch(report);
  return true;
}

async function take(file: File): Promise<void> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { name } = await pentimento().call('importStyle', { name: file.name, bytes });
  notify('information', i18next.t('panels.styles.kept', { name }));
}
