import type { MouseEvent, PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { LayerMask } from '../picture/document.ts';
import { activeDocument, describeIn } from '../picture/store.ts';
import type { Mode } from '../pixels/mask/combine.ts';
import type { Raster } from '../pixels/raster.ts';
import { layerToSelection, maskToSelection } from '../workers/layer-selection.ts';
import { Thumb } from './Thumb.tsx';
import { setMaskEnabled } from './mask.ts';

/** CSS pixels of a thumbnail's longer side. */
const side = 28;

interface ThumbButtonProps {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  readonly tab: number;
  /** Whether tools work on it: it has a frame then. */
  readonly inHand: boolean;
}

const isMod = (event: MouseEvent) => event.ctrlKey || event.metaKey;

/** With Shift it is added to the selection, with Alt taken from it, with both what they share is left. */
function modeOf({ shiftKey, altKey }: MouseEvent): Mode {
  if (shiftKey) return altKey ? 'intersect' : 'add';
  return altKey ? 'subtract' : 'replace';
}

function takeInHand(target: 'pixels' | 'mask'): void {
  const document = activeDocument();
  if (document) describeIn(document.id, { target });
}

/** A click with Ctrl or Shift is the thumbnail's, not the row's. */
function keepFromRow(event: PointerEvent): void {
  if (isMod(event) || event.shiftKey) event.stopPropagation();
}

/** The pixels: a click takes them in hand, with Ctrl it selects where they are. */
export function PixelThumb({
  id,
  raster,
  tab,
  inHand,
  ...size
}: ThumbButtonProps & { readonly raster: Raster }) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className="layer-thumb"
      tabIndex={tab}
      aria-label={t('layers.pixels')}
      aria-pressed={inHand}
      onPointerDown={(event) => {
        if (isMod(event)) event.stopPropagation();
      }}
      onClick={(event) => {
        if (isMod(event)) layerToSelection(id, modeOf(event));
        else takeInHand('pixels');
      }}
    >
      <Thumb raster={raster} side={side} {...size} />
    </button>
  );
}

/** The mask: a click takes it in hand, with Shift it is switched off or on, with Ctrl it becomes the selection. */
export function MaskThumb({
  id,
  mask,
  tab,
  inHand,
  ...size
}: ThumbButtonProps & { readonly mask: LayerMask }) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className="layer-thumb layer-thumb-mask"
      tabIndex={tab}
      aria-label={t('layers.mask')}
      aria-pressed={inHand}
      data-off={!mask.enabled}
      onPointerDown={keepFromRow}
      onClick={(event) => {
        if (isMod(event)) maskToSelection(id, modeOf(event));
        else if (event.shiftKey) setMaskEnabled(id, !mask.enabled);
        else takeInHand('mask');
      }}
    >
      <Thumb raster={mask.pixels} side={side} {...size} />
    </button>
  );
}
