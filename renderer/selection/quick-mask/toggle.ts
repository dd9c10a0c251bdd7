import { presentOf } from '../../picture/document.ts';
import { amendIn, documentOf } from '../../picture/store.ts';
import { isNothing } from '../../pixels/mask/tiles.ts';
import { isQuickMask, setQuickMask } from '../../view/quick-mask.ts';

/** Begins or ends painting the selection. One that was painted away to nothing is none. */
export function toggleQuickMask(id: string): void {
  const active = !isQuickMask(id);
  const document = documentOf(id);
  const selection = document && presentOf(document).selection;
  if (!active && selection && isNothing(selection))
    amendIn(id, (picture) => ({ ...picture, selection: null }));
  setQuickMask(id, active);
}
