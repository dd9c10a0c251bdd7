import { Check, ChevronDown } from 'lucide-react';
import { Select } from 'radix-ui';
import { Fragment, memo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { GroupBlend } from '../../preload/contract/document.ts';
import { preview } from '../picture/drafts.ts';
import type { Draft } from '../picture/drafts.ts';
import { step } from '../picture/step.ts';
import { blendOrder } from '../ui/blend-order.ts';
import { withBlend } from './commands.ts';

interface BlendSelectProps {
  /** Of the document, and of its layers in hand. */
  readonly id: string;
  readonly selected: readonly string[];
  readonly value: GroupBlend;
  /** Whether the layer in hand is a group, which can also pass its layers through. */
  readonly isGroup: boolean;
  readonly disabled: boolean;
}

/**
 * The mode of the layers in hand. The picture shows the one that the pointer or the arrow keys rest on. A stroke leaves
 * it as it is, with its forty parts.
 */
export const BlendSelect = memo(function BlendSelect({
  id,
  selected,
  value,
  isGroup,
  disabled,
}: BlendSelectProps) {
  const { t } = useTranslation();
  const draft = useRef<Draft | null>(null);
  return (
    <Select.Root
      value={value}
      disabled={disabled}
      onValueChange={(chosen) => {
        step('blend', (picture, hand) => withBlend(picture, hand.selected, GroupBlend.parse(chosen)));
      }}
      onOpenChange={(open) => {
        void draft.current?.end('cancel');
        draft.current = open ? preview(id) : null;
      }}
    >
      <Select.Trigger className="select" aria-label={t('layers.blend')}>
        <Select.Value>{t(`blend.${value}`)}</Select.Value>
        <Select.Icon asChild>
          <ChevronDown size={14} />
        </Select.Icon>
      </Select.Trigger>
      <Select.Portal>
        <Select.Content className="menu" position="popper" sideOffset={4} collisionPadding={8}>
          <Select.Viewport>
            {(isGroup ? [['pass-through'] as const, ...blendOrder] : blendOrder).map((group, at) => (
              <Fragment key={group[0]}>
                {at > 0 && <Select.Separator className="menu-line" />}
                {group.map((mode) => (
                  <Select.Item
                    key={mode}
                    value={mode}
                    className="menu-item menu-item-low"
                    onFocus={() => {
                      draft.current?.show((picture) => withBlend(picture, selected, mode));
                    }}
                  >
                    <Select.ItemText>{t(`blend.${mode}`)}</Select.ItemText>
                    <Select.ItemIndicator className="menu-check">
                      <Check size={14} />
                    </Select.ItemIndicator>
                  </Select.Item>
                ))}
              </Fragment>
            ))}
          </Select.Viewport>
        </Select.Content>
      </Select.Portal>
    </Select.Root>
  );
});
