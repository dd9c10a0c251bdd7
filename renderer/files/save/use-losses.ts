import { useEffect, useState } from 'react';
import type { PictureNote, Request } from '../../../preload/contract/index.ts';
import { pentimento } from '../../base/connection.ts';
import { report } from '../../base/notices.ts';

/** What saving this way would lose, asked anew whenever the request changes. */
export function useLosses({
  pixels,
  metadata,
  keep,
  profile,
  toSrgb,
  composite,
  format,
  quality,
  size,
}: Request<'whatIsLost'>): readonly PictureNote[] {
  const [losses, setLosses] = useState<readonly PictureNote[]>([]);
  useEffect(() => {
    let wanted = true;
    pentimento()
      .call('whatIsLost', { pixels, metadata, keep, profile, toSrgb, composite, format, quality, size })
      .then((notes) => {
        if (wanted) setLosses(notes);
      })
      .catch(report);
    return () => {
      wanted = false;
    };
  }, [pixels, metadata, keep, profile, toSrgb, composite, format, quality, size]);
  return losses;
}
