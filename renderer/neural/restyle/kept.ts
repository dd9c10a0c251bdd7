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

/** Counts the readings: what comes of one that was overtaken is nobody's. */
let readings = 0;

async function readStyles(): Promise<void> {
  const turn = (readings += 1);
  const { styles } = await pentimento().call('styles', {});
  const owner = ownerOf(`kept-styles-${turn}`);
  const learnt: Learnt[] = [];
  for (const { style, name, current } of styles) {
    if (!current) continue;
    const picture = await pentimento().call('openStyle', { owner, style });
    learnt.push({ kind: 'learnt', style, name, picture });
  }
  if (turn !== readings) {
    letGo(owner);
    return;
  }
  useKeptStyles.setState({ learnt });
  for (let earlier = turn - 1; earlier > 0 && earlier > turn - 3; earlier -= 1)
    letGo(ownerOf(`kept-styles-${earlier}`));
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
