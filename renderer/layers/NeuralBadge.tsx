import { Sparkles } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import type { Made } from '../../preload/contract/recipe.ts';
import { NeuralDetails } from './NeuralDetails.tsx';

interface NeuralBadgeProps {
  readonly id: string;
  readonly made: Made;
  readonly tab: number;
}

/** Says that a layer was made by a tool, and tells how. */
export function NeuralBadge({ id, made, tab }: NeuralBadgeProps) {
  const { t } = useTranslation();
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <button type="button" className="neural-badge" tabIndex={tab} aria-label={t('layers.recipe')}>
          <Sparkles size={12} aria-hidden />
        </button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="popover" side="left" align="start" sideOffset={8} collisionPadding={8}>
          <NeuralDetails id={id} made={made} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
