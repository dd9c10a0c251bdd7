import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { report } from '../../base/notices.ts';
import { presentOf } from '../../picture/document.ts';
import type { OpenDocument } from '../../picture/document.ts';
import { preview } from '../../picture/drafts.ts';
import type { Draft } from '../../picture/drafts.ts';
import { withSelection } from '../../picture/selection.ts';
import type { Raster } from '../../pixels/raster.ts';
import { DialogForm } from '../../ui/DialogForm.tsx';
import { LabelledSlider } from '../../ui/LabelledSlider.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { carryOutBeside } from '../../workers/carry-out.ts';
import { slowStepIn } from '../../workers/slow-step.ts';
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
  const { id } = document;
  const picture = presentOf(document);

  const draft = useRef<Draft | null>(null);
  useEffect(() => {
    const begun = preview(id);
    draft.current = begun;
    return () => {
      void begun.end('cancel');
    };
  }, [id]);
  useEffect(() => {
    const { selection } = picture;
    if (!selection) return;
    let giveUp = (): void => undefined;
    const timer = setTimeout(() => {
      const show = (shown: Raster) => draft.current?.show((now) => ({ ...now, selection: shown }));
      giveUp = carryOutBeside(apply(selection, picture, pixels), show, report);
    }, patience);
    return () => {
      clearTimeout(timer);
      giveUp();
    };
  }, [picture, apply, pixels]);

  const take = () => {
    chosen.set(kind, pixels);
    slowStepIn(id, label, function* (now) {
      return now.selection ? withSelection(now, yield* apply(now.selection, now, pixels)) : now;
    }).catch(report);
    closeSelectionDialog();
  };

  return (
    <Sheet
      open
      title={t(`selection.amount.${kind}.title`)}
      close={t('selection.close')}
      onClose={closeSelectionDialog}
      className="selection-dialog selection-beside"
    >
      <DialogForm
        onSubmit={take}
        submit={t('selection.ok')}
        cancel={t('selection.cancel')}
        onCancel={closeSelectionDialog}
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
          fine={0.1}
          scale="log"
          onChange={setPixels}
        />
      </DialogForm>
    </Sheet>
  );
}
