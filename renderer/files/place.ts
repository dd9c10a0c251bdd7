import i18next from 'i18next';
import type { Opened, OpenedPicture, Owner } from '../../preload/contract/index.ts';
import { pentimento } from '../base/connection.ts';
import { stemOf } from '../base/file-name.ts';
import { report } from '../base/notices.ts';
import { borrowing } from '../base/owners.ts';
import { insertLayers, placeOver } from '../picture/arrange.ts';
import { presentOf, rasterLayer } from '../picture/document.ts';
import type { OpenDocument } from '../picture/document.ts';
import { onSettled } from '../picture/drafts.ts';
import { fetchRaster } from '../picture/fetch-pixels.ts';
import type { FetchedRaster } from '../picture/fetch-pixels.ts';
import { boundsOf } from '../picture/reframe/bounds.ts';
import { activeDocument, commitIn, documentOf } from '../picture/store.ts';
import { identity } from '../pixels/affine.ts';
import type { Affine } from '../pixels/affine.ts';
import { alike } from '../pixels/colours.ts';
import { fitInto, middleOf } from '../pixels/fit.ts';
import { moveRaster } from '../pixels/raster.ts';
import type { Raster } from '../pixels/raster.ts';
import { intersect, isEmpty } from '../pixels/rect.ts';
import type { Rect } from '../pixels/rect.ts';
import { beginSession, sessionBox, settleSession } from '../transform/session.ts';
import { takeTool } from '../view/hand/store.ts';
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

/**
 * Puts pixels, whose bounds are given, into the picture in front as a layer: into the selection, which ends with that,
 * or in the middle of what is seen. What is placed arrives with handles, and so does what has to be made to fit.
 */
export function placeRaster(raster: Raster, bounds: Rect, name: string, label: 'place' | 'paste'): void {
  onSettled((document) => {
    const picture = presentOf(document);
    const { selection, width, height } = picture;
    const whole = { x: 0, y: 0, width, height };
    const into = selection ? boundsOf(selection) : whole;
    const fits = bounds.width <= width && bounds.height <= height;
    const { x, y } = middleOf(selection || !fits ? into : inSight(whole));
    const dx = Math.round(x - bounds.width / 2 - bounds.x);
    const dy = Math.round(y - bounds.height / 2 - bounds.y);
    const moved = moveRaster(raster, dx, dy);
    const layers = [rasterLayer(name, moved)];
    const without = { ...picture, selection: null };
    commitIn(document.id, label, insertLayers(without, layers, placeOver(picture.layers, document)));
    const at = { ...bounds, x: bounds.x + dx, y: bounds.y + dy };
    const fitted = selection || !fits ? fitInto(at, into, selection !== null) : identity;
    if (label === 'place' || fitted.a !== 1) handOver(document.id, fitted);
  });
}

/** Takes hold of what has just been placed, so that it can be moved and scaled at once. */
function handOver(id: string, fitted: Affine): void {
  takeTool('transform');
  const document = documentOf(id);
  if (!document || !beginSession(document)) return;
  const box = sessionBox();
  if (box && fitted !== identity) settleSession({ ...box, map: fitted });
}

/** The part of a picture that is seen; all of it where none is. */
function inSight(whole: Rect): Rect {
  const { canvas } = useCanvas.getState();
  const seen = intersect(pictureBox(shownView(), { x: 0, y: 0, ...canvas }), whole);
  return isEmpty(seen) ? whole : seen;
}
