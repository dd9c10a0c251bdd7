import { SlidersHorizontal } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import type { AdjustmentType } from '../../preload/contract/document.ts';
import { useEnabled } from '../actions/use-action.ts';
import { Tip } from '../ui/Tip.tsx';
import { adjustmentIcons, adjustmentTypes, filterTypes } from '../ui/adjustment-icons.ts';
import { addAdjustment } from './commands.ts';

/** The menu of what an adjustment layer can do, filters included. */
export function AddAdjustment() {
  const { t } = useTranslation();
  const enabled = useEnabled('adjust-levels');
  const item = (type: AdjustmentType) => {
    const Icon = adjustmentIcons[type];
    return (
      <DropdownMenu.Item
        key={type}
        className="menu-item menu-item-low"
        onSelect={() => {
          addAdjustment(type);
        }}
      >
        <Icon size={14} aria-hidden />
        {t(`adjustments.types.${type}`)}
      </DropdownMenu.Item>
    );
  };
  return (
    <DropdownMenu.Root>
      <Tip text={t('adjustments.add')} side="top">
        <DropdownMenu.Trigger asChild disabled={!enabled}>
          <button
            type="button"
            className="icon-button icon-button-small"
            aria-label={t('adjustments.add')}
            disabled={!enabled}
          >
            <SlidersHorizontal size={14} strokeWidth={1.75} aria-hidden />
          </button>
        </DropdownMenu.Trigger>
      </Tip>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" side="top" align="end" sideOffset={6} collisionPadding={8}>
          {adjustmentTypes.map(item)}
          <DropdownMenu.Separator className="menu-line" />
          {filterTypes.map(item)}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
