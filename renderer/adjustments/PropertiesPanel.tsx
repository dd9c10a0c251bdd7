import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { presentOf } from '../picture/document.ts';
import type { PictureLayer, PixelLayer } from '../picture/document.ts';
import { useActiveDocument } from '../picture/store.ts';
import { isLocked, layerInHand } from '../picture/tree.ts';
import { contentBounds } from '../pixels/raster.ts';
import { AdjustmentForm } from './AdjustmentForm.tsx';
import './adjustments.css';

interface PropertiesPanelProps {
  /** Of a text: how it looks. */
  readonly Text: ComponentType<{ readonly layer: PictureLayer; readonly locked: boolean }>;
  /** Of a tool's result: how it was made. */
  readonly Recipe: ComponentType<{ readonly layer: PictureLayer }>;
  /** The effects around and over it. */
  readonly Style: ComponentType<{ readonly layer: PictureLayer; readonly locked: boolean }>;
}

/** What the layer in hand is, and what of it can be set. */
export function PropertiesPanel({ Text, Recipe, Style }: PropertiesPanelProps) {
  const { t } = useTranslation();
  const document = useActiveDocument();
  const picture = document && presentOf(document);
  const layer = document && layerInHand(document);
  if (!picture || !layer) return <p className="properties-empty">{t('adjustments.nothing')}</p>;
  const locked = isLocked(picture.layers, layer.id);
  return (
    <section className="properties" aria-label={t('adjustments.properties')}>
      {layer.kind === 'adjustment' ? (
        <AdjustmentForm key={layer.id} picture={picture} layer={layer} />
      ) : (
        <h3 className="properties-title">{layer.name}</h3>
      )}
      {layer.kind === 'group' && (
        <p className="properties-empty">
          {t('adjustments.group', { count: layer.layers.length })}
          <br />
          {t('adjustments.groupScope')}
        </p>
      )}
      <Text layer={layer} locked={locked} />
      {layer.kind === 'raster' && <PixelFacts layer={layer} />}
      <Recipe layer={layer} />
      <Style layer={layer} locked={locked} />
    </section>
  );
}

/** How large a layer's pixels are, and where they lie. */
function PixelFacts({ layer }: { readonly layer: PixelLayer }) {
  const { t } = useTranslation();
  const { x, y, width, height } = contentBounds(layer.pixels);
  const facts = [
    [t('adjustments.width'), `${width} px`],
    ['X', `${x} px`],
    [t('adjustments.height'), `${height} px`],
    ['Y', `${y} px`],
  ] as const;
  if (width === 0) return <p className="properties-empty">{t('adjustments.emptyLayer')}</p>;
  return (
    <dl className="properties-facts">
      {facts.map(([word, value]) => (
        <div key={word} style={{ display: 'contents' }}>
          <dt>{word}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
