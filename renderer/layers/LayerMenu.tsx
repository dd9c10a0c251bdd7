import { ContextMenu } from 'radix-ui';
import { Fragment } from 'react';
import { useMenuItem } from '../actions/menu-item.tsx';
import { perform } from '../actions/registry.ts';
import { useAfterMenu } from '../ui/after-menu.ts';
import type { layerActions } from './actions.ts';

/** Actions on layers, and what the floor of files does with one. */
const parts: readonly (readonly (keyof typeof layerActions | 'save-layer-recipe')[])[] = [
  ['new-layer', 'duplicate-layer', 'delete-layer', 'rename-layer'],
  ['group-layers', 'ungroup-layers', 'clip-layer', 'lock-layer'],
  ['mask-reveal', 'mask-hide', 'mask-from-selection', 'mask-hide-selection'],
  ['mask-enable', 'mask-to-selection', 'mask-apply', 'mask-delete'],
  ['rasterise-layer', 'save-layer-recipe'],
  ['merge-down', 'merge-visible', 'flatten-image'],
];

/** What can be done with the layers in hand, under the pointer. */
export function LayerMenu() {
  const { choose, onCloseAutoFocus } = useAfterMenu();
  return (
    <ContextMenu.Portal>
      <ContextMenu.Content className="menu" collisionPadding={8} onCloseAutoFocus={onCloseAutoFocus}>
        {parts.map((ids, at) => (
          <Fragment key={ids[0]}>
            {at > 0 && <ContextMenu.Separator className="menu-line" />}
            {ids.map((id) => (
              <Item
                key={id}
                id={id}
                onSelect={() => {
                  choose(() => {
                    perform(id);
                  });
                }}
              />
            ))}
          </Fragment>
        ))}
      </ContextMenu.Content>
    </ContextMenu.Portal>
  );
}

function Item({ id, onSelect }: { readonly id: string; readonly onSelect: () => void }) {
  const item = useMenuItem(id);
  if (!item) return null;
  const { checked, props } = item;
  const low = { ...props, onSelect, className: `${props.className} menu-item-low` };
  return checked === undefined ? (
    <ContextMenu.Item {...low} />
  ) : (
    <ContextMenu.CheckboxItem {...low} checked={checked} />
  );
}
