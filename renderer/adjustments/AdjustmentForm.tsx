import { RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { defaultAdjustment, isNeutral } from '../../preload/adjustments/defaults.ts';
import type { Of } from '../../preload/adjustments/defaults.ts';
import type { Adjustment } from '../../preload/contract/document.ts';
import type { Adjusting, Picture } from '../picture/document.ts';
import { changeLayer, isLocked } from '../picture/tree.ts';
import { useLiveEdit } from '../picture/use-live-edit.ts';
import { IconButton } from '../ui/Button.tsx';
import { adjustmentIcons } from '../ui/adjustment-icons.ts';
import { ColourBalanceForm } from './ColourBalanceForm.tsx';
import { CurvesForm } from './CurvesForm.tsx';
import { LevelsForm } from './LevelsForm.tsx';
import { NoiseForm } from './NoiseForm.tsx';
import { SliderForm } from './SliderForm.tsx';
import './adjustments.css';
import type { Histogram } from './histogram.ts';
import { useHistogramBelow } from './use-histogram-below.ts';

/** What the form of an adjustment needs: how it stands, and how it changes. */
export interface FormProps<A extends Adjustment = Adjustment> {
  readonly adjustment: A;
  /** While the pointer is down the picture only shows it. */
  readonly change: (adjustment: Adjustment) => void;
  /** A step of its own, as from a button. */
  readonly put: (adjustment: Adjustment) => void;
}

/** Of those that are set by the tones below them. */
export interface ToneFormProps<A extends Adjustment> extends FormProps<A> {
  readonly picture: Picture;
  /** Of the adjustment's layer. */
  readonly id: string;
  readonly histogram: Histogram;
}

interface AdjustmentFormProps {
  readonly picture: Picture;
  readonly layer: Adjusting;
}

/** Sets an adjustment layer. Each drag shows at once and is one step of the history. */
export function AdjustmentForm({ picture, layer }: AdjustmentFormProps) {
  const { t } = useTranslation();
  const { type } = layer.adjustment;
  const { draft, change, put, hold } = useLiveEdit<Adjustment>(
    'adjust',
    `adjust ${layer.id}`,
    (before, adjustment) =>
      changeLayer(before, layer.id, (each) => (each.kind === 'adjustment' ? { ...each, adjustment } : each)),
  );
  const adjustment = draft ?? layer.adjustment;
  const Icon = adjustmentIcons[type];
  return (
    <fieldset className="adjustment" disabled={isLocked(picture.layers, layer.id)} {...hold}>
      <div className="adjustment-head">
        <Icon size={16} aria-hidden />
        <h3>{t(`adjustments.types.${type}`)}</h3>
        <IconButton
          small
          icon={RotateCcw}
          label={t('adjustments.reset')}
          disabled={isNeutral(layer.adjustment)}
          onClick={() => {
            put(defaultAdjustment(type));
          }}
        />
      </div>
      <Form picture={picture} layer={layer} adjustment={adjustment} change={change} put={put} />
    </fieldset>
  );
}

function Form({ picture, layer, adjustment, ...changes }: AdjustmentFormProps & FormProps) {
  switch (adjustment.type) {
    case 'levels':
    case 'curves':
      return <ToneForm picture={picture} layer={layer} adjustment={adjustment} {...changes} />;
    case 'colour-balance':
      return <ColourBalanceForm adjustment={adjustment} {...changes} />;
    case 'noise':
      return <NoiseForm adjustment={adjustment} {...changes} />;
    default:
      return <SliderForm adjustment={adjustment} {...changes} />;
  }
}

/** Levels and curves are set over the histogram of what they change, and by what is picked there. */
function ToneForm({
  picture,
  layer,
  adjustment,
  ...changes
}: AdjustmentFormProps & FormProps<Of<'levels'> | Of<'curves'>>) {
  const histogram = useHistogramBelow(picture, layer.id);
  const below = { picture, id: layer.id, histogram };
  return adjustment.type === 'levels' ? (
    <LevelsForm adjustment={adjustment} {...below} {...changes} />
  ) : (
    <CurvesForm adjustment={adjustment} {...below} {...changes} />
  );
}
