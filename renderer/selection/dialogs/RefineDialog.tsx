import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { create } from 'zustand';
import { report } from '../../base/notices.ts';
import { presentOf } from '../../picture/document.ts';
import type { OpenDocument } from '../../picture/document.ts';
import { preview } from '../../picture/drafts.ts';
import type { Draft } from '../../picture/drafts.ts';
import { layerInHand } from '../../picture/tree.ts';
import { largestRefining } from '../../pixels/mask/refine.ts';
import type { Raster } from '../../pixels/raster.ts';
import { DialogForm } from '../../ui/DialogForm.tsx';
import { LabelledSlider } from '../../ui/LabelledSlider.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { carryOutBeside } from '../../workers/carry-out.ts';
import { slowStepIn } from '../../workers/slow-step.ts';
import { CaptionedChoice } from './CaptionedChoice.tsx';
import { refineView, refineViews } from './refine-view.ts';
import type { RefineView } from './refine-view.ts';
import { mayMask, putRefined, refinedIn } from './refined.ts';
import { closeSelectionDialog } from './store.ts';

/** How long the numbers must stay before their result is shown, milliseconds. */
const patience = 120;

const numbers = {
  radius: { preset: 5, minimum: 0, maximum: largestRefining, unit: 'px' },
  smooth: { preset: 0, minimum: 0, maximum: 50, unit: 'px' },
  contrast: { preset: 20, minimum: 0, maximum: 100, unit: '%' },
  shift: { preset: 0, minimum: -100, maximum: 100, unit: '%' },
} as const;
type Name = keyof typeof numbers;
const names = ['radius', 'smooth', 'contrast', 'shift'] as const satisfies readonly Name[];

type Chosen = Readonly<Record<Name, number>>;

/** What was chosen last, from one time to the next. */
const useChoice = create<{ readonly chosen: Chosen; readonly view: RefineView }>(() => ({
  chosen: {
    radius: numbers.radius.preset,
    smooth: numbers.smooth.preset,
    contrast: numbers.contrast.preset,
    shift: numbers.shift.preset,
  },
  view: 'overlay',
}));

const howOf = ({ radius, smooth, contrast, shift }: Chosen) => ({
  ...{ radius, smooth },
  ...{ contrast: contrast / 100, shift: shift / 100 },
});

/** Brings the selection's edge to the one that is seen, shown in the picture as it goes. */
export function RefineDialog({ document }: { readonly document: OpenDocument }) {
  const { t } = useTranslation();
  const { id } = document;
  const picture = presentOf(document);
  const layer = layerInHand(document)?.id ?? null;
  const { chosen, view } = useChoice();
  const [output, setOutput] = useState<'selection' | 'mask'>('selection');

  const draft = useRef<Draft | null>(null);
  useEffect(() => {
    const begun = preview(id);
    draft.current = begun;
    return () => {
      void begun.end('cancel');
    };
  }, [id]);
  const [refined, setRefined] = useState<Raster | null>(null);
  useEffect(() => {
    const { selection } = picture;
    if (!selection) return;
    let giveUp = (): void => undefined;
    const timer = setTimeout(() => {
      giveUp = carryOutBeside(refinedIn(picture, selection, howOf(chosen)), setRefined, report);
    }, patience);
    return () => {
      clearTimeout(timer);
      giveUp();
    };
  }, [picture, chosen]);
  useEffect(() => {
    if (refined) draft.current?.show((now) => refineView(now, refined, view));
  }, [refined, view]);

  const take = () => {
    slowStepIn(id, 'refineEdge', function* (now) {
      if (!now.selection) return now;
      const selection = yield* refinedIn(now, now.selection, howOf(chosen));
      return putRefined(now, selection, output === 'mask' ? layer : null);
    }).catch(report);
    closeSelectionDialog();
  };

  return (
    <Sheet
      open
      title={t('selection.refine.title')}
      close={t('selection.close')}
      onClose={closeSelectionDialog}
      className="selection-dialog"
      beside
    >
      <DialogForm
        onSubmit={take}
        submit={t('selection.ok')}
        cancel={t('selection.cancel')}
        onCancel={closeSelectionDialog}
      >
        <CaptionedChoice
          label={t('selection.refine.view')}
          value={view}
          options={refineViews.map((value) => ({ value, label: t(`selection.refine.${value}`) }))}
          onChange={(next) => {
            useChoice.setState({ view: next });
          }}
        />
        {names.map((name) => (
          <LabelledSlider
            key={name}
            words={t(`selection.refine.${name}`)}
            label={t(`selection.refine.${name}`)}
            value={chosen[name]}
            {...numbers[name]}
            step={1}
            scale="linear"
            onChange={(value) => {
              useChoice.setState({ chosen: { ...chosen, [name]: value } });
            }}
          />
        ))}
        {mayMask(picture, layer) && (
          <CaptionedChoice
            label={t('selection.refine.output')}
            value={output}
            options={[
              { value: 'selection', label: t('selection.refine.toSelection') },
              { value: 'mask', label: t('selection.refine.toMask') },
            ]}
            onChange={setOutput}
          />
        )}
      </DialogForm>
    </Sheet>
  );
}
