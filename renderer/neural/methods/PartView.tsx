import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { flatten } from '../../composite/flatten.ts';
import { presentOf } from '../../picture/document.ts';
import type { OpenDocument } from '../../picture/document.ts';
import { onScreen } from '../../pixels/colours.ts';
import { isEmpty } from '../../pixels/rect.ts';
import type { Rect } from '../../pixels/rect.ts';
import { Pane } from './Pane.tsx';
import { drawBitmap } from './draw.ts';
import type { Draw } from './draw.ts';
import { useZoom } from './use-zoom.ts';

/** The part that will be compared, before anything was. */
export function PartView({ document, crop }: { readonly document: OpenDocument; readonly crop: Rect }) {
  const { t } = useTranslation();
  const picture = presentOf(document);
  const [bitmap, setBitmap] = useState<ImageBitmap | null>(null);
  useEffect(() => {
    if (isEmpty(crop)) return;
    let wanted = true;
    const { layers, width, height, profile } = picture;
    const data = flatten(layers, crop, { x: 0, y: 0, width, height });
    void createImageBitmap(new ImageData(onScreen(data, profile), crop.width, crop.height)).then((made) => {
      if (wanted) setBitmap(made);
      else made.close();
    });
    return () => {
      wanted = false;
    };
  }, [picture, crop]);
  useEffect(() => () => bitmap?.close(), [bitmap]);
  const { width, height } = crop;
  const zoom = useZoom(useMemo(() => ({ width, height }), [width, height]));
  const draw = useCallback<Draw>(
    (context, view) => {
      if (bitmap) drawBitmap(context, view, bitmap);
    },
    [bitmap],
  );
  return (
    <div className="methods-results">
      <p className="methods-hint">{t('compare.methods.hint')}</p>
      <Pane label={t('compare.methods.part')} zoom={zoom} draw={draw} />
    </div>
  );
}
