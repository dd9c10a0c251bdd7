import { Check } from 'lucide-react';
import { ContextMenu } from 'radix-ui';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { perform } from '../actions/registry.ts';
import { useChecked, useEnabled, useShortcut } from '../actions/use-action.ts';
import { Keys } from '../ui/Keys.tsx';
import type { layerActions } from './actions.ts';

const parts: readonly (readonly (keyof typeof layerActions)[])[] = [
  ['new-layer', 'duplicate-layer', 'delete-layer', 'rename-layer'],
  ['group-layers', 'ungroup-layers', 'clip-layer', 'lock-layer'],
  ['mask-reveal', 'mask-hide', 'mask-from-selection', 'mask-hide-selection'],
  ['mask-enable', 'mask-to-selection', 'mask-apply', 'mask-delete'],
  ['rasterise-layer'],
  ['merge-down', 'merge-visible', 'flatten-image'],
];

/** What can be done with the layers in hand, under the pointer. */
export function LayerMenu() {
  return (
    <ContextMenu.Portal>
      <ContextMenu.Content className="menu" collisionPadding={8}>
        {parts.map((ids, at) => (
          <Fragment key={ids[0]}>
            {at > 0 && <ContextMenu.Separator className="menu-line" />}
            {ids.map((id) => (
              <Item key={id} id={id} />
            ))}
          </Fragment>
        ))}
      </ContextMenu.Content>
    </ContextMenu.Portal>
  );
}

function Item({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const enabled = useEnabled(id);
  const checked = useChecked(id);
  const shortcut = useShortcut(id);
  return (
    <ContextMenu.Item
      className="menu-item menu-item-low"
      disabled={!enabled}
      onSelect={() => {
        // Once the menu has given the focus back: what it does may take it, as renaming does.
        setTimeout(() => {
          perform(id);
        });
      }}
    >
      {t(`actions.${id}`)}
      <span className="menu-check">
        {checked && enabled && <Check size={14} aria-hidden />}
        {shortcut && <Keys shortcut={shortcut} />}
      </span>
    </ContextMenu.Item>
  );
}
