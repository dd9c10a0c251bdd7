import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { presentOf } from '../../picture/document.ts';
import type { OpenDocument } from '../../picture/document.ts';
import { dropLive, showLive } from '../../picture/live.ts';
import { Button } from '../../ui/Button.tsx';
import { LabelledSlider } from '../../ui/LabelledSlider.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { changeSelection } from '../step.ts';
import { amounts } from './amounts.ts';
import type { AmountKind } from './amounts.ts';
import { closeSelectionDialog } from './store.ts';

/** How long the number must stay before its result is shown, milliseconds. */
const patience = 120;
/** What was chosen last, of each. */
const chosen = new Map<AmountKind, number>();

/** A number of pixels, with its result marching behind the dialog. */
export function AmountDialog({
  kind,
  document,
}: {
  readonly kind: AmountKind;
  readonly document: OpenDocument;
}) {
  const { t } = useTranslation();
  const { apply, label, preset, maximum } = amounts[kind];
  const [pixels, setPixels] = useState(chosen.get(kind) ?? preset);
  const confirm = useRef<HTMLButtonElement>(null);
  const { id } = document;
  const picture = presentOf(document);

  useEffect(() => {
    const timer = setTimeout(() => {
      if (picture.selection)
        showLive(id, { ...picture, selection: apply(picture.selection, picture, pixels) });
    }, patience);
    return () => {
      clearTimeout(timer);
    };
  }, [id, picture, apply, pixels]);
  useEffect(() => dropLive, []);

  const take = () => {
    chosen.set(kind, pixels);
    dropLive();
    changeSelection(id, label, (selection, size) => apply(selection, size, pixels));
    closeSelectionDialog();
  };

  return (
    <Sheet
      open
      title={t(`selection.amount.${kind}.title`)}
      close={t('selection.close')}
      onClose={closeSelectionDialog}
      className="selection-dialog selection-beside"
      first={confirm}
    >
      <LabelledSlider
        words={t(`selection.amount.${kind}.words`)}
        label={t(`selection.amount.${kind}.words`)}
        value={pixels}
        unit="px"
        preset={preset}
        minimum={1}
        maximum={maximum}
        step={1}
        scale="log"
        onChange={setPixels}
      />
      <footer className="dialog-foot">
        <Button look="filled" onClick={closeSelectionDialog}>
          {t('selection.cancel')}
        </Button>
        <Button ref={confirm} look="accent" onClick={take}>
          {t('selection.ok')}
        </Button>
      </footer>
    </Sheet>
  );
}
