import { ChevronRight, CornerLeftDown, Eye, EyeOff, Folder, FolderOpen, Lock, Type } from 'lucide-react';
import { memo, useContext } from 'react';
import type { PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { showPanel } from '../actions/workspace.ts';
import type { PictureLayer } from '../picture/document.ts';
import { afterClick } from '../picture/select.ts';
import type { Click } from '../picture/select.ts';
import { take } from '../picture/step.ts';
import { adjustmentIcons } from '../ui/adjustment-icons.ts';
import { LayerName } from './LayerName.tsx';
import { MaskThumb, PixelThumb } from './LayerThumbs.tsx';
import { fold, setVisible, showOnly } from './commands.ts';
import { indent } from './drop.ts';
import { LayerSlots } from './slots.ts';

interface LayerRowProps {
  readonly layer: PictureLayer;
  readonly depth: number;
  /** Of the document. */
  readonly width: number;
  readonly height: number;
  /** Of a group: whether the list shows what it holds. */
  readonly open: boolean;
  readonly selected: boolean;
  /** What of it tools work on; null where they work on another layer. */
  readonly target: 'pixels' | 'mask' | null;
  readonly tabbable: boolean;
  readonly renaming: boolean;
  /** Whether the next run makes it anew. */
  readonly reworked: boolean;
}

/** A layer in the list. */
export const LayerRow = memo(function LayerRow(props: LayerRowProps) {
  const { layer, depth, open, selected, target, tabbable, renaming, reworked } = props;
  const { Badge } = useContext(LayerSlots);
  const tab = tabbable ? 0 : -1;
  const press = (event: PointerEvent) => {
    const toggle = event.ctrlKey || event.metaKey;
    if (event.button === 2 ? selected : isControl(event)) return;
    if (toggle || event.shiftKey) click(layer.id, toggle ? 'toggle' : 'range');
    else if (!selected) click(layer.id);
  };
  return (
    <div
      role="treeitem"
      className="layer"
      data-testid="layer"
      data-id={layer.id}
      data-hidden={!layer.visible}
      data-hand={target !== null}
      data-reworked={reworked}
      aria-label={layer.name}
      aria-selected={selected}
      aria-level={depth + 1}
      {...(layer.kind === 'group' && { 'aria-expanded': open })}
      tabIndex={tab}
      onPointerDown={press}
      onClick={(event) => {
        const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey;
        if (plain && !isControl(event)) click(layer.id);
      }}
    >
      <EyeButton layer={layer} tab={tab} />
      <span className="layer-indent" style={{ width: depth * indent }} />
      {layer.clipped && <CornerLeftDown className="layer-clip" size={12} aria-hidden />}
      {layer.kind === 'group' && <FoldButton id={layer.id} open={open} tab={tab} />}
      <Kind {...props} tab={tab} />
      {layer.mask && (
        <MaskThumb id={layer.id} mask={layer.mask} tab={tab} {...sizeOf(props)} inHand={target === 'mask'} />
      )}
      <LayerName layer={layer} renaming={renaming} />
      {layer.kind === 'raster' && layer.origin?.kind === 'text' && (
        <Type className="layer-badge" size={12} aria-hidden />
      )}
      <Badge layer={layer} tab={tab} />
      {layer.locked && <Lock className="layer-badge" size={12} aria-hidden />}
    </div>
  );
});

function click(id: string, how: Click = 'alone'): void {
  take((picture, hand) => afterClick(picture, hand, id, how));
}

const sizeOf = ({ width, height }: LayerRowProps) => ({ width, height });

/** Whether an event is one of the row's own buttons', which say for themselves what they do. */
function isControl({ target }: { readonly target: EventTarget }): boolean {
  return (
    target instanceof Element && target.closest('.layer-eye, .layer-fold, .neural-badge, input') !== null
  );
}

/** What the layer is: its pixels, or a sign for what has none. */
function Kind(props: LayerRowProps & { readonly tab: number }) {
  const { t } = useTranslation();
  const { layer, open, target, tab } = props;
  if (layer.kind === 'raster')
    return (
      <PixelThumb
        id={layer.id}
        raster={layer.pixels}
        tab={tab}
        {...sizeOf(props)}
        inHand={target === 'pixels'}
      />
    );
  if (layer.kind === 'group') {
    const Icon = open ? FolderOpen : Folder;
    return (
      <span className="layer-sign">
        <Icon size={16} aria-hidden />
      </span>
    );
  }
  const Icon = adjustmentIcons[layer.adjustment.type];
  return (
    <button
      type="button"
      className="layer-sign layer-adjust"
      tabIndex={tab}
      aria-label={t(`adjustments.types.${layer.adjustment.type}`)}
      onDoubleClick={() => {
        showPanel('properties');
      }}
    >
      <Icon size={16} aria-hidden />
    </button>
  );
}

function EyeButton({ layer, tab }: { readonly layer: PictureLayer; readonly tab: number }) {
  const { t } = useTranslation();
  const Icon = layer.visible ? Eye : EyeOff;
  return (
    <button
      type="button"
      className="layer-eye"
      tabIndex={tab}
      aria-label={t('layers.visible')}
      aria-pressed={layer.visible}
      onClick={(event) => {
        if (event.altKey) showOnly(layer.id);
        else setVisible(layer.id, !layer.visible);
      }}
    >
      <Icon size={14} aria-hidden />
    </button>
  );
}

function FoldButton({
  id,
  open,
  tab,
}: {
  readonly id: string;
  readonly open: boolean;
  readonly tab: number;
}) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className="layer-fold"
      tabIndex={tab}
      aria-label={t('layers.fold')}
      aria-expanded={open}
      onClick={() => {
        fold(id, open);
      }}
    >
      <ChevronRight size={14} aria-hidden />
    </button>
  );
}
