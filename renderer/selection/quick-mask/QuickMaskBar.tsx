import { Contrast, FileInput, FileOutput, History, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { perform } from '../../actions/registry.ts';
import { useEnabled } from '../../actions/use-action.ts';
import { presentOf } from '../../picture/document.ts';
import type { OpenDocument } from '../../picture/document.ts';
import { deselect, lastSelection, putSelection, reselect } from '../../picture/selection.ts';
import { invert } from '../../pixels/mask/invert.ts';
import { emptyRaster } from '../../pixels/raster.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { NumberEntry } from '../../ui/NumberEntry.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { ColourField } from '../../view/colour/ColourField.tsx';
import { useQuickMask } from '../../view/quick-mask.ts';
import { openMask, saveMask } from '../file.ts';
import '../selection.css';
import { toggleQuickMask } from './toggle.ts';

/** What is at hand while the selection is painted, at the canvas's edge. */
export function QuickMaskBar({ document }: { readonly document: OpenDocument }) {
  const active = useQuickMask((state) => state.on.has(document.id));
  return active && <Bar document={document} />;
}

function Bar({ document }: { readonly document: OpenDocument }) {
  const { t } = useTranslation();
  const { id } = document;
  const picture = presentOf(document);
  const { selection } = picture;
  const erases = useEnabled('erase-and-fill');
  return (
    <div
      className="quick-mask-bar"
      role="toolbar"
      aria-label={t('selection.quickMask.title')}
      data-own-pointer
    >
      <IconButton
        small
        side="top"
        icon={Contrast}
        label={t('selection.quickMask.invert')}
        onClick={() => {
          putSelection(id, 'invertSelection', invert(selection ?? emptyRaster(1), picture));
        }}
      />
      <IconButton
        small
        side="top"
        icon={Trash2}
        label={t('selection.quickMask.clear')}
        disabled={!selection}
        onClick={() => {
          deselect(id);
        }}
      />
      <IconButton
        small
        side="top"
        icon={History}
        label={t('selection.quickMask.last')}
        disabled={selection !== null || lastSelection(document) === null}
        onClick={() => {
          reselect(id);
        }}
      />
      <IconButton
        small
        side="top"
        icon={FileInput}
        label={t('selection.quickMask.fromFile')}
        onClick={() => void openMask()}
      />
      <IconButton
        small
        side="top"
        icon={FileOutput}
        label={t('selection.quickMask.toFile')}
        disabled={!selection}
        onClick={() => void saveMask()}
      />
      <span className="quick-mask-line" />
      <Look />
      <span className="quick-mask-line" />
      <Button look="filled" disabled={!erases} onClick={() => perform('erase-and-fill')}>
        {t('selection.quickMask.erase')}
      </Button>
      <Button
        look="accent"
        onClick={() => {
          toggleQuickMask(id);
        }}
      >
        {t('selection.quickMask.done')}
      </Button>
    </div>
  );
}

function Look() {
  const { t } = useTranslation();
  const colour = useQuickMask((state) => state.colour);
  const opacity = useQuickMask((state) => state.opacity);
  const marks = useQuickMask((state) => state.marks);
  return (
    <>
      <ColourField
        label={t('selection.quickMask.colour')}
        colour={colour}
        onChange={(next) => {
          useQuickMask.setState({ colour: next });
        }}
      />
      <NumberEntry
        label={t('selection.quickMask.opacity')}
        value={Math.round(opacity * 100)}
        unit="%"
        minimum={5}
        maximum={100}
        step={5}
        scale="linear"
        onChange={(value) => {
          useQuickMask.setState({ opacity: value / 100 });
        }}
      />
      <Segmented
        label={t('selection.quickMask.marks')}
        value={marks}
        options={[
          { value: 'selected', label: t('selection.quickMask.selected') },
          { value: 'masked', label: t('selection.quickMask.masked') },
        ]}
        onChange={(value) => {
          useQuickMask.setState({ marks: value });
        }}
      />
    </>
  );
}
