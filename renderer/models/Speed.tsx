import { Gauge, RotateCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ShelfModel } from '../../preload/contract/index.ts';
import { useApp } from '../base/application.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Tip } from '../ui/Tip.tsx';
import { measureModels } from './commands.ts';
import { useShelf } from './store.ts';

/** How fast a model is here, measured where somebody asks. */
export function Speed({ model: { id, speed } }: { readonly model: ShelfModel }) {
  const { t, i18n } = useTranslation();
  const place = useShelf(({ toMeasure }) => toMeasure.indexOf(id));
  const device = useApp((state) => state.device);
  const name = t(`models.names.${id}`);
  if (place === 0) return <span role="status">{t('models.measuring')}</span>;
  if (!speed)
    return (
      <Button
        className="models-measure"
        icon={Gauge}
        disabled={place > 0}
        aria-label={t('models.measureOne', { name })}
        onClick={() => void measureModels([id])}
      >
        {t('models.measure')}
      </Button>
    );
  const { seconds, width, height } = speed;
  const two = new Intl.NumberFormat(i18n.language, { maximumSignificantDigits: 2 });
  const time =
    seconds < 0.1
      ? t('models.milliseconds', { value: two.format(seconds * 1000) })
      : t('models.seconds', { value: two.format(seconds) });
  return (
    <span className="models-speed">
      <Tip text={t('models.speedTip', { width, height, time, device: speed.device })} side="left">
        <span tabIndex={0}>
          {time}
          <small>
            {device && device.label !== speed.device
              ? t('models.elsewhere', { device: speed.device })
              : t('models.speedFor', { width, height })}
          </small>
        </span>
      </Tip>
      <IconButton
        small
        icon={RotateCw}
        label={t('models.measureAgain', { name })}
        disabled={place > 0}
        onClick={() => void measureModels([id])}
      />
    </span>
  );
}
