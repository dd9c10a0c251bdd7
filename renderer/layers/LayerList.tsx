import { ContextMenu } from 'radix-ui';
import { useContext, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { presentOf } from '../picture/document.ts';
import type { OpenDocument } from '../picture/document.ts';
import { useRework } from '../picture/rework.ts';
import { rowsOf } from '../picture/tree.ts';
import { LayerMenu } from './LayerMenu.tsx';
import { LayerRow } from './LayerRow.tsx';
import { pressed } from './list-keys.ts';
import { LayerSlots } from './slots.ts';
import { useLayers } from './store.ts';
import { useRowDrag } from './use-row-drag.ts';

/** Every layer that no closed group hides, top first, under what will come to lie on them. */
export function LayerList({ document }: { readonly document: OpenDocument }) {
  const { t } = useTranslation();
  const { Coming } = useContext(LayerSlots);
  const renaming = useLayers((state) => state.renaming);
  const reworked = useRework((state) => state.rework?.layer);
  const picture = presentOf(document);
  const rows = rowsOf(picture.layers, document.folded);
  const inHand = document.selected.at(-1);
  const tree = useRef<HTMLDivElement>(null);
  const line = useRef<HTMLDivElement>(null);
  const startDrag = useRowDrag(tree, line);

  useEffect(() => {
    const row = tree.current?.querySelector<HTMLElement>(`[data-id="${inHand ?? ''}"]`);
    row?.scrollIntoView({ block: 'nearest' });
    const focus = window.document.activeElement;
    if (focus?.getAttribute('role') === 'treeitem' && tree.current?.contains(focus)) row?.focus();
  }, [inHand]);

  return (
    <div className="layers-list">
      <Coming document={document} />
      <ContextMenu.Root>
        <ContextMenu.Trigger asChild>
          <div
            ref={tree}
            className="layers-tree"
            role="tree"
            aria-label={t('layers.title')}
            aria-multiselectable
            onKeyDown={pressed}
            onPointerDown={startDrag}
          >
            {rows.map(({ layer, depth }) => (
              <LayerRow
                key={layer.id}
                layer={layer}
                depth={depth}
                width={picture.width}
                height={picture.height}
                open={!document.folded.has(layer.id)}
                selected={document.selected.includes(layer.id)}
                target={layer.id === inHand ? document.target : null}
                tabbable={layer.id === (inHand ?? rows[0]?.layer.id)}
                renaming={layer.id === renaming}
                reworked={layer.id === reworked}
              />
            ))}
            <div ref={line} className="layers-drop" hidden />
          </div>
        </ContextMenu.Trigger>
        <LayerMenu />
      </ContextMenu.Root>
    </div>
  );
}
