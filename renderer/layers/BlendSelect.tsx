import { Check, ChevronDown } from 'lucide-react';
import { Select } from 'radix-ui';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { BlendMode } from '../../preload/contract/document.ts';
import { presentOf } from '../picture/document.ts';
import type { OpenDocument } from '../picture/document.ts';
import { commitLive, dropLive, showLive } from '../picture/live.ts';
import { withBlend } from './commands.ts';

/** In the order and the groups of other editors: by whether they darken, lighten, contrast, compare, colour. */
const groups: readonly (readonly BlendMode[])[] = [
  ['normal'],
  ['darken', 'multiply', 'color-burn'],
  ['lighten', 'screen', 'color-dodge'],
  ['overlay', 'soft-light', 'hard-light'],
  ['difference', 'exclusion'],
  ['hue', 'saturation', 'color', 'luminosity'],
];

interface BlendSelectProps {
  readonly document: OpenDocument;
  readonly value: BlendMode;
  readonly disabled: boolean;
}

/** The mode of the layers in hand. The picture shows the one that the pointer or the arrow keys rest on. */
export function BlendSelect({ document, value, disabled }: BlendSelectProps) {
  const { t } = useTranslation();
  const picture = presentOf(document);
  return (
    <Select.Root
      value={value}
      disabled={disabled}
      onValueChange={(chosen) => {
        commitLive(document.id, 'blend', withBlend(picture, document.selected, BlendMode.parse(chosen)));
      }}
      onOpenChange={(open) => {
        if (!open) dropLive();
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
            {groups.map((group, at) => (
              <Fragment key={group[0]}>
                {at > 0 && <Select.Separator className="menu-line" />}
                {group.map((mode) => (
                  <Select.Item
                    key={mode}
                    value={mode}
                    className="menu-item menu-item-low"
                    onFocus={() => {
                      showLive(document.id, withBlend(picture, document.selected, mode));
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
}
