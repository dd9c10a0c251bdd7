import { useTranslation } from 'react-i18next';
import { ChannelSlider } from './ChannelSlider.tsx';
import { colourOfHsv } from './hsv.ts';
import type { Hsv } from './hsv.ts';

/** Hue, saturation and value of a colour. */
export function HsvSliders({ hsv, onChange }: { readonly hsv: Hsv; readonly onChange: (hsv: Hsv) => void }) {
  const { t } = useTranslation();
  const at = (change: Partial<Hsv>) => colourOfHsv({ ...hsv, ...change });
  const hues = [0, 60, 120, 180, 240, 300, 360].map((hue) => colourOfHsv({ hue, saturation: 1, value: 1 }));
  return (
    <div className="channels">
      <ChannelSlider
        label={t('colour.hue')}
        letter="H"
        value={Math.round(hsv.hue)}
        maximum={360}
        unit="°"
        track={hues}
        onChange={(hue) => onChange({ ...hsv, hue: hue % 360 })}
      />
      <ChannelSlider
        label={t('colour.saturation')}
        letter="S"
        value={Math.round(hsv.saturation * 100)}
        maximum={100}
        unit="%"
        track={[at({ saturation: 0 }), at({ saturation: 1 })]}
        onChange={(percent) => onChange({ ...hsv, saturation: percent / 100 })}
      />
      <ChannelSlider
        label={t('colour.value')}
        letter="V"
        value={Math.round(hsv.value * 100)}
        maximum={100}
        unit="%"
        track={[at({ value: 0 }), at({ value: 1 })]}
        onChange={(percent) => onChange({ ...hsv, value: percent / 100 })}
      />
    </div>
  );
}
