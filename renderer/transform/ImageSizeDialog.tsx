import { Link2, Link2Off } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { presentOf } from '../picture/document.ts';
import type { OpenDocument } from '../picture/document.ts';
import { imageSize } from '../picture/reframe/reframe.ts';
import { IconButton } from '../ui/Button.tsx';
import { DialogForm } from '../ui/DialogForm.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { reframeIn } from '../workers/reframe-step.ts';
import { InterpolationSelect } from './InterpolationSelect.tsx';
import { SizeNumber } from './SizeNumber.tsx';
import { closeSizeDialog, useTransformOptions } from './store.ts';

/** The whole picture larger or smaller, in pixels or per cent. */
export function ImageSizeDialog({ document }: { readonly document: OpenDocument }) {
  const { t } = useTranslation();
  const picture = presentOf(document);
  const [width, setWidth] = useState(picture.width);
  const [height, setHeight] = useState(picture.height);
  const [linked, setLinked] = useState(true);
  const [unit, setUnit] = useState<'px' | '%'>('px');

  const whole = (value: number) => Math.max(1, Math.round(value));
  const enter = (side: 'width' | 'height', value: number) => {
    const pixels = whole(unit === 'px' ? value : (picture[side] * value) / 100);
    const other = side === 'width' ? 'height' : 'width';
    const share = unit === 'px' ? pixels / picture[side] : value / 100;
    if (side === 'width' || linked) setWidth(side === 'width' ? pixels : whole(picture[other] * share));
    if (side === 'height' || linked) setHeight(side === 'height' ? pixels : whole(picture[other] * share));
  };
  const shown = (side: 'width' | 'height', value: number) =>
    unit === 'px' ? value : (value / picture[side]) * 100;
  const take = () => {
    closeSizeDialog();
    const { interpolation } = useTransformOptions.getState();
    void reframeIn(document.id, 'image-size', (now) => imageSize(now, { width, height }), interpolation);
  };

  return (
    <Sheet
      open
      title={t('transform.imageSize')}
      close={t('transform.close')}
      onClose={closeSizeDialog}
      className="transform-dialog"
    >
      <DialogForm
        onSubmit={take}
        submit={t('transform.apply')}
        cancel={t('transform.cancel')}
        onCancel={closeSizeDialog}
      >
        <div className="transform-form">
          <span className="transform-words">{t('transform.unit')}</span>
          <Segmented
            label={t('transform.unit')}
            value={unit}
            options={[
              { value: 'px', label: t('transform.pixels') },
              { value: '%', label: t('transform.percent') },
            ]}
            onChange={setUnit}
          />
          <span className="transform-words">{t('transform.width')}</span>
          <span className="transform-row">
            <SizeNumber
              label={t('transform.width')}
              value={shown('width', width)}
              unit={unit}
              minimum={unit === 'px' ? 1 : 0.1}
              onChange={(value) => {
                enter('width', value);
              }}
            />
            <IconButton
              small
              icon={linked ? Link2 : Link2Off}
              label={t('transform.keepRatio')}
              aria-pressed={linked}
              onClick={() => {
                setLinked(!linked);
              }}
            />
          </span>
          <span className="transform-words">{t('transform.height')}</span>
          <SizeNumber
            label={t('transform.height')}
            value={shown('height', height)}
            unit={unit}
            minimum={unit === 'px' ? 1 : 0.1}
            onChange={(value) => {
              enter('height', value);
            }}
          />
          <span className="transform-words">{t('transform.interpolation')}</span>
          <InterpolationSelect />
        </div>
        <p className="transform-note">
          {t('transform.sizes', {
            before: `${picture.width} × ${picture.height}`,
            after: `${width} × ${height}`,
          })}
        </p>
      </DialogForm>
    </Sheet>
  );
}
