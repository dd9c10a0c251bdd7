import { useTranslation } from 'react-i18next';
import type { PictureLayer } from '../../picture/document.ts';
import { NeuralDetails } from './NeuralDetails.tsx';

/** Of a layer that a tool made: how. */
export function LayerRecipe({ layer }: { readonly layer: PictureLayer }) {
  const { t } = useTranslation();
  if (layer.kind !== 'raster' || layer.origin?.kind !== 'neural') return null;
  return (
    <div className="properties-part">
      <h3>{t('layers.recipe')}</h3>
      <NeuralDetails id={layer.id} made={layer.origin.made} />
    </div>
  );
}
