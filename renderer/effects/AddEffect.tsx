import { DropdownMenu } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { effectTypes } from '../../preload/contract/effects.ts';
import { useEnabled } from '../actions/use-action.ts';
import { Tip } from '../ui/Tip.tsx';
import { addEffect } from './commands.ts';
import './effects.css';

/** The menu of effects that a layer can have. */
export function AddEffect() {
  const { t } = useTranslation();
  const enabled = useEnabled('effect-shadow');
  return (
    <DropdownMenu.Root>
      <Tip text={t('effects.add')} side="top">
        <DropdownMenu.Trigger asChild disabled={!enabled}>
          <button
            type="button"
            className="icon-button icon-button-small effects-sign"
            aria-label={t('effects.add')}
            disabled={!enabled}
          >
            fx
          </button>
        </DropdownMenu.Trigger>
      </Tip>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" side="top" align="end" sideOffset={6} collisionPadding={8}>
          {effectTypes.toReversed().map((type) => (
            <DropdownMenu.Item
              key={type}
              className="menu-item menu-item-low"
              onSelect={() => {
                addEffect(type);
              }}
            >
              {t(`effects.types.${type}`)}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
