import { presentOf } from '../../picture/document.ts';
import { activeDocument, useDocuments } from '../../picture/store.ts';
import { followPicture } from './store.ts';

/** Settings that follow the picture in front do so from now on. */
export function startFollowing(): void {
  let before = '';
  useDocuments.subscribe(() => {
    const document = activeDocument();
    if (!document) return;
    const { width, height } = presentOf(document);
    const now = `${width} × ${height}`;
    if (now === before) return;
    before = now;
    followPicture({ width, height });
  });
}
