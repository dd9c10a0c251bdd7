import i18next from 'i18next';
import { create } from 'zustand';
import type { LeftBehind, Recoverable } from '../../../preload/contract/index.ts';
import { pentimento } from '../../base/connection.ts';
import { notify, report } from '../../base/notices.ts';
import { ownerOf } from '../../base/owners.ts';
import { addDocument } from '../../picture/store.ts';
import { loadPicture } from '../../picture/stored.ts';
import { findLayer } from '../../picture/tree.ts';
import { tellOfMissingFonts } from '../../text/missing-font.ts';
import { alreadyKept } from '../autosave.ts';
import { openElsewhere } from '../kept-locks.ts';

/** Documents with unsaved changes from before, as long as they wait for an answer. */
export const useRecoverable = create<{
  readonly found: readonly Recoverable[];
  /** What was kept and can't be offered. */
  readonly left: readonly LeftBehind[];
}>(() => ({ found: [], left: [] }));

/** Looks for what an earlier run, or this page before it was loaded anew, left behind. */
export async function offerRecovery(): Promise<void> {
  try {
    const { documents, left } = await pentimento().call('recoverable', {});
    const elsewhere = await openElsewhere();
    useRecoverable.setState({ found: documents.filter(({ id }) => !elsewhere.has(id)), left });
  } catch (error) {
    report(error);
  }
}

/** Not now: they are offered again at the next start. */
export function leaveForLater(): void {
  useRecoverable.setState({ found: [], left: [] });
}

export async function recover(ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    try {
      await openRecovered(id);
      answered(id);
    } catch (error) {
      report(error);
    }
  }
}

export async function discard(ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    try {
      await pentimento().call('forgetDocument', { id });
      answered(id);
    } catch (error) {
      report(error);
    }
  }
}

async function openRecovered(id: string): Promise<void> {
  const { name, file, version, photo, photoLayer, document, notes } = await pentimento().call(
    'recoverDocument',
    { owner: ownerOf(id), id },
  );
  const loaded = await loadPicture(document);
  const { picture } = loaded;
  const layer = photoLayer === null ? null : findLayer(picture.layers, photoLayer);
  alreadyKept(id, picture);
  addDocument({
    ...{ id, name, file, version, photo, ...loaded },
    photoRaster: layer?.kind === 'raster' ? layer.pixels : null,
    unsaved: true,
    label: 'recovered',
  });
  tellOfMissingFonts(loaded.picture);
  for (const { code, layers } of notes) {
    notify('information', i18next.t(`files.notes.${code}`), layers.join(', ') || name);
  }
}

function answered(id: string): void {
  useRecoverable.setState(({ found }) => ({ found: found.filter((each) => each.id !== id) }));
}
