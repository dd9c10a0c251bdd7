import type { IdentityPhoto } from '../../../preload/contract/index.ts';
import { pentimento } from '../../base/connection.ts';
import { memory } from '../../base/memory.ts';
import { SharedCache } from '../../base/shared-cache.ts';
import { onScreen } from '../../pixels/colours.ts';
import { SmallView } from '../../view/Thumbnail.tsx';
import { smoothFrom, useCachedBitmap } from '../../view/bitmaps.ts';

interface KeptFaceProps {
  readonly identity: string;
  readonly photo: IdentityPhoto;
  /** CSS pixels. */
  readonly size: number;
}

const faces = new SharedCache<string, ImageBitmap>(memory.faces, {
  load: async (key) => {
    const [identity = '', photo = '', side = ''] = key.split(' ');
    const asked = { identity, photo, side: smoothFrom(Number(side)) };
    const { data, width, height, profile } = await pentimento().call('identityFace', asked);
    const pixels = new Uint8ClampedArray(data);
    const scale = Math.min(1, Number(side) / Math.min(width, height));
    return createImageBitmap(new ImageData(onScreen(pixels, profile), width, height), {
      resizeWidth: Math.round(width * scale),
      resizeHeight: Math.round(height * scale),
      resizeQuality: 'high',
    });
  },
  cost: ({ width, height }) => width * height * 4,
  close: (bitmap) => {
    bitmap.close();
  },
});

/** The face in a photo of somebody who is kept. */
export function KeptFace({ identity, photo, size }: KeptFaceProps) {
  // Of the photo as much larger as more of it lies around the face.
  const around = 1 / Math.min(photo.face.width, photo.face.height);
  const side = Math.round(size * devicePixelRatio * around);
  const bitmap = useCachedBitmap(faces, `${identity} ${photo.photo} ${side}`);
  return <SmallView bitmap={bitmap} size={size} part={photo.face} />;
}
