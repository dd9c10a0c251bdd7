import { useEffect, useMemo, useState } from 'react';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { report } from '../../base/notices.ts';
import { flattenPicture } from '../../composite/flatten.ts';
import { meanAt, sourceOf } from '../../composite/sample.ts';
import { presentOf } from '../../picture/document.ts';
import type { OpenDocument } from '../../picture/document.ts';
import { withSelection } from '../../picture/selection.ts';
import { inNumbers } from '../../pixels/colours.ts';
import type { Rgb } from '../../pixels/colours.ts';
import { selectBy } from '../../pixels/mask/colour-range.ts';
import { combine } from '../../pixels/mask/combine.ts';
import type { Mode } from '../../pixels/mask/combine.ts';
import { DialogForm } from '../../ui/DialogForm.tsx';
import { LabelledSlider } from '../../ui/LabelledSlider.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { colourOf, useColours } from '../../view/hand/colours.ts';
import { numbersOf } from '../../view/hand/in-document.ts';
import { pickOnCanvas } from '../../view/hand/picking.ts';
import { slowStepIn } from '../../workers/slow-step.ts';
import { CaptionedChoice } from './CaptionedChoice.tsx';
import { ModeChoice } from './ModeChoice.tsx';
import { RangePicture } from './RangePicture.tsx';
import { smallPicture } from './small-picture.ts';
import { closeSelectionDialog } from './store.ts';

/** The longer side of the picture in the dialog, its own pixels. */
const longest = 390;

/** The side of the square on the canvas whose mean a click takes: one pixel alone may be noise. */
const sampled = 3;

/**
 * Selects all that has colours like those that are clicked, on the canvas or in a small picture, which shows what would
 * be selected.
 */
export function ColourRangeDialog({ document }: { readonly document: OpenDocument }) {
  const { t } = useTranslation();
  const picture = presentOf(document);
  const small = useMemo(() => smallPicture(picture, longest), [picture]);
  const [colours, setColours] = useState<readonly Rgb[]>(() => [
    numbersOf(useColours.getState().foreground, picture.profile),
  ]);
  const [fuzziness, setFuzziness] = useState(40);
  const [mode, setMode] = useState<Mode>('replace');
  const [shows, setShows] = useState<'selection' | 'picture'>('selection');
  const range = useMemo(() => ({ colours, fuzziness }), [colours, fuzziness]);

  const shownAs = (colour: Rgb) => colourOf(...inNumbers(colour, picture.profile, undefined));
  const add = (colour: Rgb, more: boolean) => {
    setColours((before) => (more ? [...before, colour] : [colour]));
  };
  useEffect(
    () =>
      pickOnCanvas((pointer, now) => {
        const source = sourceOf(now, true);
        const colour = source && meanAt(presentOf(now), source, pointer, sampled);
        if (colour) add(colour, pointer.shift);
      }),
    [],
  );
  const pick = (event: MouseEvent<HTMLCanvasElement>) => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    const x = Math.floor(((event.clientX - left) / width) * small.width);
    const y = Math.floor(((event.clientY - top) / height) * small.height);
    const [r = 0, g = 0, b = 0] = small.data.subarray(4 * (y * small.width + x));
    add([r, g, b], event.shiftKey);
  };
  const take = () => {
    slowStepIn(document.id, 'select', function* (now) {
      const shape = yield* selectBy(yield* flattenPicture(now), now, { kind: 'range', ...range });
      return withSelection(now, combine(now.selection, shape, mode, now));
    }).catch(report);
    closeSelectionDialog();
  };

  return (
    <Sheet
      open
      title={t('selection.colourRange.title')}
      close={t('selection.close')}
      onClose={closeSelectionDialog}
      className="selection-dialog colour-range"
      beside
    >
      <DialogForm
        onSubmit={take}
        submit={t('selection.ok')}
        cancel={t('selection.cancel')}
        onCancel={closeSelectionDialog}
      >
        <RangePicture small={small} range={shows === 'picture' ? null : range} onPick={pick} />
        <div className="colour-range-colours">
          {colours.map((colour, at) => (
            <button
              key={at}
              type="button"
              style={{ background: shownAs(colour) }}
              aria-label={t('selection.colourRange.remove', { colour: shownAs(colour) })}
              onClick={() => {
                if (colours.length > 1) setColours(colours.filter((_, other) => other !== at));
              }}
            />
          ))}
          {t('selection.colourRange.hint')}
        </div>
        <LabelledSlider
          words={t('selection.colourRange.fuzziness')}
          label={t('selection.colourRange.fuzziness')}
          value={fuzziness}
          preset={40}
          minimum={0}
          maximum={200}
          step={1}
          scale="linear"
          onChange={setFuzziness}
        />
        <CaptionedChoice
          label={t('selection.colourRange.shows')}
          value={shows}
          options={[
            { value: 'selection', label: t('selection.colourRange.selection') },
            { value: 'picture', label: t('selection.colourRange.image') },
          ]}
          onChange={setShows}
        />
        <ModeChoice mode={mode} onChange={setMode} />
      </DialogForm>
    </Sheet>
  );
}
