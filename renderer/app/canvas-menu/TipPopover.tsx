import { Popover } from 'radix-ui';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { TipPanel } from '../../brushes/options/TipPanel.tsx';
import type { TipTool } from '../../brushes/store.ts';

interface TipPopoverProps {
  readonly tool: TipTool;
  readonly anchor: ReactElement;
  readonly onClose: () => void;
}

/** The settings of the tip in hand, at the pointer. */
export function TipPopover({ tool, anchor, onClose }: TipPopoverProps) {
  const { t } = useTranslation();
  return (
    <Popover.Root
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Popover.Anchor asChild>{anchor}</Popover.Anchor>
      <Popover.Portal>
        <Popover.Content
          className="menu canvas-tip"
          aria-label={t('brushes.more')}
          side="right"
          align="start"
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
          }}
        >
          <TipPanel tool={tool} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
