import { memory } from '../../../base/memory.ts';
import { atLevel, Pyramid } from '../../../composite/pyramid.ts';
import { presentOf } from '../../../picture/document.ts';
import type { Picture } from '../../../picture/document.ts';
import { documentOf } from '../../../picture/store.ts';
import { documentRect } from '../../../pixels/mask/tiles.ts';
import { read } from '../../../pixels/raster.ts';
import type { Raster } from '../../../pixels/raster.ts';
import { showTried } from '../../tried.ts';
import { useTrials } from './store.ts';

/** Shows the style that the person rests on over the picture, where a run would change it: first small, then sharp. */
export function showRested(): void {
  const { subject, tiles, large, rested } = useTrials.getState();
  const document = subject && documentOf(subject.document);
  const trials = rested === null ? [] : [large[rested], tiles[rested]];
  const picture = trials.find((trial) => trial?.bitmap && trial.of === subject)?.bitmap;
  if (!document || !picture) {
    showTried(null);
    return;
  }
  const { selection } = presentOf(document);
  const shown = selection ? within(picture, selection, presentOf(document)) : picture;
  showTried({ document: document.id, picture: shown });
}

/** A result shows where something was selected, and nowhere else. */
function within(bitmap: ImageBitmap, selection: Raster, picture: Picture): OffscreenCanvas {
  const { width, height } = bitmap;
  const level = Math.max(0, Math.floor(Math.log2(picture.width / width)));
  const rect = atLevel(documentRect(picture), level);
  const shares = read(new Pyramid(memory.passing).reduced(selection, level, rect, false), rect);
  const mask = new ImageData(rect.width, rect.height);
  shares.forEach((share, at) => (mask.data[4 * at + 3] = share));
  const cut = new OffscreenCanvas(rect.width, rect.height);
  cut.getContext('2d')?.putImageData(mask, 0, 0);
  const shown = new OffscreenCanvas(width, height);
  const context = shown.getContext('2d');
  if (!context) throw new Error('There is no canvas to cut a picture out on.');
  context.drawImage(bitmap, 0, 0);
  context.globalCompositeOperation = 'destination-in';
  context.imageSmoothingQuality = 'high';
  context.drawImage(cut, 0, 0, width, height);
  return shown;
}
