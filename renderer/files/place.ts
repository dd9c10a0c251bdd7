import i18next from 'i18next';
import type { Opened, OpenedPicture, Owner } from '../../preload/contract/index.ts';
import { pentimento } from '../base/connection.ts';
import { stemOf } from '../base/file-name.ts';
import { report } from '../base/notices.ts';
import { borrowing } from '../base/owners.ts';
import { insertLayers, placeOver } from '../picture/arrange.ts';
import { presentOf, rasterLayer } from '../picture/document.ts';
import type { OpenDocument } from '../picture/document.ts';
import { fetchRaster } from '../picture/fetch-pixels.ts';
import type { FetchedRaster } from '../picture/fetch-pixels.ts';
import { step } from '../picture/step.ts';
import { activeDocument } from '../picture/store.ts';
import { alike } from '../pixels/colours.ts';
import { moveRaster } from '../pixels/raster.ts';
import type { Raster } from '../pixels/raster.ts';
import { intersect, isEmpty } from '../pixels/rect.ts';
import type { Rect } from '../pixels/rect.ts';
import { shownView, useCanvas } from '../view/store.ts';
import { pictureBox } from '../view/viewport.ts';
import { show } from './open.ts';
import { opening } from './opening.ts';

/** Puts files into the picture in front, each as a layer; where there is no picture they are opened. */
export async function placeFiles(files: readonly File[]): Promise<void> {
  for (const file of files) {
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      await opening(file.name, async (owner) => {
        await place(await pentimento().call('openBytes', { owner, name: file.name, bytes }), 'place');
      });
    } catch (error) {
      report(error, file.name);
    }
  }
}

/** Puts what was opened into the picture in front; layered files become pictures of their own. */
export async function place(opened: Opened, label: 'place' | 'paste'): Promise<void> {
  const document = activeDocument();
  if (!document || opened.kind === 'document') {
    await show(opened);
    return;
  }
  const { name } = opened.picture;
  const { raster, width, height } = await borrowing((owner) => fetchInto(document, opened.picture, owner));
  const title = label === 'paste' ? i18next.t('files.pasted') : stemOf(name);
  placeRaster(raster, { x: 0, y: 0, width, height }, title, label);
}

/** A picture in the numbers of the document that it goes into. */
async function fetchInto(
  document: OpenDocument,
  { pixels, profile: from }: OpenedPicture,
  owner: Owner,
): Promise<FetchedRaster> {
  const { profile: to } = presentOf(document);
  if (alike(from, to)) return fetchRaster(pixels);
  const converted = await pentimento().call('convertPicture', { owner, pixels, from, to });
  return fetchRaster(converted.pixels);
}

/** Puts pixels, whose bounds are given, into the picture in front as a layer, in the middle of what is seen. */
export function placeRaster(raster: Raster, bounds: Rect, name: string, label: 'place' | 'paste'): void {
  step(label, (picture, hand) => {
    const { x, y } = middleOfSight(picture);
    const moved = moveRaster(
      raster,
      Math.round(x - bounds.width / 2 - bounds.x),
      Math.round(y - bounds.height / 2 - bounds.y),
    );
    return insertLayers(picture, [rasterLayer(name, moved)], placeOver(picture.layers, hand));
  });
}

function middleOfSight({ width, height }: { readonly width: number; readonly height: number }) {
  const { canvas } = useCanvas.getState();
  const whole = { x: 0, y: 0, width, height };
  const seen = intersect(pictureBox(shownView(), { x: 0, y: 0, ...canvas }), whole);
  const area = isEmpty(seen) ? whole : seen;
  return { x: area.x + area.width / 2, y: area.y + area.height / 2 };
}
