import i18next from 'i18next';
import type { Profile } from '../../preload/colour/profile.ts';
import { pentimento } from '../base/connection.ts';
import { notify, report } from '../base/notices.ts';
import { flattenPicture } from '../composite/flatten.ts';
import { presentOf } from '../picture/document.ts';
import type { OpenDocument } from '../picture/document.ts';
import { onSettled, settled } from '../picture/drafts.ts';
import { inHand } from '../picture/step.ts';
import { activeDocument, commitIn, documentOf } from '../picture/store.ts';
import { changeLayer, isLocked } from '../picture/tree.ts';
import { convertRaster, onScreen } from '../pixels/colours.ts';
import { invertMask, timesMask } from '../pixels/layers/cover.ts';
import { contentBounds, emptyRaster, read } from '../pixels/raster.ts';
import type { Raster } from '../pixels/raster.ts';
import type { Rect } from '../pixels/rect.ts';
import { carryOut } from '../workers/carry-out.ts';
import { opening } from './opening.ts';
import { place, placeRaster } from './place.ts';

/**
 * What was copied here, exactly: the system's clipboard holds it as a PNG too, but that loses colours under
 * partial transparency. It counts while the system's clipboard still holds a picture of its size, or none.
 */
let own: { readonly pixels: Raster; readonly bounds: Rect; readonly profile: Profile | undefined } | null =
  null;

/** Copies the selected pixels of the layer in hand. */
export function copy(): void {
  onSettled(() => {
    const hand = inHand();
    if (hand?.layer.kind !== 'raster') return;
    take(selectedOf(hand.layer.pixels, hand.picture.selection), hand.picture.profile);
  });
}

/** Copies what is shown of the selected part. */
export async function copyMerged(): Promise<void> {
  const front = activeDocument()?.id;
  if (front === undefined) return;
  await settled(front, 'read');
  const document = documentOf(front);
  if (!document) return;
  const picture = presentOf(document);
  const flat = await carryOut(flattenPicture(picture), picture.width * picture.height);
  if (flat) take(selectedOf(flat, picture.selection), picture.profile);
}

/** Copies, and leaves nothing behind. */
export function cut(): void {
  onSettled(cutFrom);
}

function cutFrom({ id }: OpenDocument): void {
  const hand = inHand();
  if (hand?.layer.kind !== 'raster') return;
  const { layer, picture } = hand;
  if (isLocked(picture.layers, layer.id)) {
    notify('information', i18next.t('layers.isLocked', { name: layer.name }));
    return;
  }
  if (!take(selectedOf(layer.pixels, picture.selection), picture.profile)) return;
  const { selection } = picture;
  const pixels = selection ? timesMask(layer.pixels, invertMask(selection)) : emptyRaster(4);
  const next = changeLayer(picture, layer.id, () => ({ ...layer, pixels, origin: null }));
  commitIn(id, 'cut', next);
}

/** What the person pasted with the keys; the browser hands the system's clipboard over with it. */
export async function pasted(files: readonly File[]): Promise<void> {
  try {
    const [file] = files;
    if (!file) {
      await pasteOwn();
      return;
    }
    if (own && activeDocument() && (await isOwn(file))) {
      await pasteOwn();
      return;
    }
    const bytes = new Uint8Array(await file.arrayBuffer());
    const name = file.name || `${i18next.t('files.pasted')}.png`;
    await opening(name, async (owner) => {
      await place(await pentimento().call('openBytes', { owner, name, bytes }), 'paste');
    });
  } catch (error) {
    report(error);
  }
}

/** Pastes from a menu, where the system's clipboard has to be asked for. */
export async function paste(): Promise<void> {
  await pasted(await readClipboard());
}

async function pasteOwn(): Promise<void> {
  const document = activeDocument();
  if (!own || !document) return;
  const { pixels, bounds, profile } = own;
  const work = convertRaster(pixels, profile, presentOf(document).profile);
  const raster = await carryOut(work, bounds.width * bounds.height);
  if (raster) placeRaster(raster, bounds, i18next.t('files.pasted'), 'paste');
}

function selectedOf(pixels: Raster, selection: Raster | null): Raster {
  return selection ? timesMask(pixels, selection) : pixels;
}

/** Keeps pixels for pasting and gives them to the system; false, having said so, where there are none. */
function take(pixels: Raster, profile: Profile | undefined): boolean {
  const bounds = contentBounds(pixels);
  if (bounds.width === 0) {
    notify('information', i18next.t('layers.nothingSelected'));
    return false;
  }
  own = { pixels, bounds, profile };
  const item = new ClipboardItem({ 'image/png': encode(pixels, bounds, profile) });
  // Where the system's clipboard can't be written, pasting within the window works all the same.
  navigator.clipboard.write([item]).catch(() => undefined);
  return true;
}

/** As sRGB, which is what others take a clipboard's pictures for. */
async function encode(pixels: Raster, bounds: Rect, profile: Profile | undefined): Promise<Blob> {
  const canvas = new OffscreenCanvas(bounds.width, bounds.height);
  const image = new ImageData(onScreen(read(pixels, bounds), profile), bounds.width, bounds.height);
  canvas.getContext('2d')?.putImageData(image, 0, 0);
  return canvas.convertToBlob({ type: 'image/png' });
}

async function isOwn(file: File): Promise<boolean> {
  const bitmap = await createImageBitmap(file);
  const { width, height } = bitmap;
  bitmap.close();
  return own?.bounds.width === width && own.bounds.height === height;
}

async function readClipboard(): Promise<readonly File[]> {
  try {
    for (const item of await navigator.clipboard.read()) {
      if (item.types.includes('image/png')) {
        return [new File([await item.getType('image/png')], `${i18next.t('files.pasted')}.png`)];
      }
    }
  } catch {
    // Reading may be refused; then what was copied here is pasted.
  }
  return [];
}
