import { Sparkles } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import type { PictureLayer } from '../../picture/document.ts';
import { NeuralDetails } from './NeuralDetails.tsx';

interface NeuralBadgeProps {
  readonly layer: PictureLayer;
  readonly tab: number;
}

/** Says that a layer was made by a tool, if it was, and tells how. */
export function NeuralBadge({ layer, tab }: NeuralBadgeProps) {
  const { t } = useTranslation();
  if (layer.kind !== 'raster' || layer.origin?.kind !== 'neural') return null;
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <button type="button" className="neural-badge" tabIndex={tab} aria-label={t('layers.recipe')}>
          <Sparkles size={12} aria-hidden />
        </button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="popover" side="left" align="start" sideOffset={8} collisionPadding={8}>
          <NeuralDetails id={layer.id} made={layer.origin.made} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
