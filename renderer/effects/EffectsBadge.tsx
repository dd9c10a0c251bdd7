import { useTranslation } from 'react-i18next';
import { showPanel } from '../actions/workspace.ts';
import { hasEffects } from '../composite/effects/reach.ts';
import type { PictureLayer } from '../picture/document.ts';
import './effects.css';

/** Says that a layer has a style, and leads to it. */
export function EffectsBadge({ layer, tab }: { readonly layer: PictureLayer; readonly tab: number }) {
  const { t } = useTranslation();
  if (!hasEffects(layer)) return null;
  return (
    <button
      type="button"
      className="effects-sign effects-badge"
      tabIndex={tab}
      aria-label={t('effects.title')}
      onClick={() => {
        showPanel('properties');
      }}
    >
      fx
    </button>
  );
}
