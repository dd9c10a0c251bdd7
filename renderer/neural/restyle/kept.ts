import { useMemo } from 'react';
import { create } from 'zustand';
import { CallError } from '../../../preload/contract/index.ts';
import type { KeptStyle, KeptStyles, OpenedPicture } from '../../../preload/contract/index.ts';
import type { Reference } from '../../../preload/contract/recipe.ts';
import { useDescription } from '../../base/application.ts';
import { pentimento } from '../../base/connection.ts';
import { letGo, ownerOf, reportUnlessLost } from '../../base/owners.ts';
import { forgetTrial } from './trials/store.ts';

/** A style that is kept, with its painting opened. */
export interface OpenedStyle extends KeptStyle {
  readonly picture: OpenedPicture;
}

export type DamagedStyle = KeptStyles['damaged'][number];

export interface KeptState {
  /** Those that were learnt or imported, by name. */
  readonly styles: readonly OpenedStyle[];
  /** Those that can't be read, and why. */
  readonly damaged: readonly DamagedStyle[];
  /** Whether it is known which there are. */
  readonly read: boolean;
}

export const useKeptStyles = create<KeptState>(() => ({ styles: [], damaged: [], read: false }));

/** The styles that are kept, and the ones that ship. */
export function useOfferedStyles(): readonly Reference[] {
  const shipped = useDescription().styles;
  const kept = useKeptStyles((state) => state.styles);
  return useMemo(
    () => [
      ...kept.map(({ style, name, picture }) => ({ kind: 'learnt', style, name, picture }) as const),
      ...shipped.map((style) => ({ kind: 'shipped', style }) as const),
    ],
    [kept, shipped],
  );
}

/** The style that a reference stands for, where it is one that is kept. */
export function useKeptStyle(reference: Reference): OpenedStyle | undefined {
  return useKeptStyles(({ styles }) =>
    reference.kind === 'learnt' ? styles.find(({ style }) => style === reference.style) : undefined,
  );
}

/** Asks which styles are kept, and again whenever that changes. */
export function listenToStyles(): void {
  const read = () => {
    readStyles().catch(reportUnlessLost);
  };
  pentimento().on('stylesChanged', read);
  read();
}

/** Readings follow each other, so that an older state never lands on a newer one. */
let reading: Promise<void> = Promise.resolve();

/** @param anew Whether their paintings are held by nobody any more, after the connection was lost. */
export function readStyles({ anew = false } = {}): Promise<void> {
  const read = reading.then(() => openStyles(anew));
  reading = read.catch(() => undefined);
  return read;
}

/** Opens the paintings of those that are new, and lets go of those that are gone. */
async function openStyles(anew: boolean): Promise<void> {
  const before = new Map(useKeptStyles.getState().styles.map((one) => [one.style, one]));
  const kept = await pentimento().call('styles', {});
  const styles: OpenedStyle[] = [];
  const damaged = [...kept.damaged];
  for (const described of kept.styles) {
    const { style, name } = described;
    const known = before.get(style);
    try {
      const picture =
        known && !anew
          ? known.picture
          : await pentimento().call('openStyle', { owner: ownerOfStyle(style), style });
      styles.push({ ...described, picture });
      before.delete(style);
    } catch (error) {
      if (!(error instanceof CallError) || error.code === 'connection-lost') throw error;
      const { code, message, values, because } = error;
      damaged.push({ style, name, error: { code, message, ...{ values, because } } });
    }
    // Learnt further it paints otherwise, from the same painting.
    if (known && known.steps !== described.steps) forgetTrial(style);
  }
  useKeptStyles.setState({ styles, damaged, read: true });
  for (const gone of before.keys()) letGo(ownerOfStyle(gone));
}

function ownerOfStyle(style: string) {
  return ownerOf(`kept-style-${style}`);
}
