import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rgbOf } from '../pixels/colours.ts';
import { Segmented } from '../ui/Segmented.tsx';
import { colourOf } from '../view/hand/colours.ts';
import { ChannelSlider } from './ChannelSlider.tsx';
import { ColourPair } from './ColourPair.tsx';
import { ColourWheel } from './ColourWheel.tsx';
import { HexEntry } from './HexEntry.tsx';
import { colourOfHsv, hsvOf } from './hsv.ts';
import type { Hsv } from './hsv.ts';
import { setTargetColour, useTargetColour } from './target.ts';
import './colour.css';

const models = ['hsv', 'rgb'] as const;
type Model = (typeof models)[number];

/** A colour by wheel, by numbers or by name. */
export function ColourPanel() {
  const { t } = useTranslation();
  const colour = useTargetColour();
  const [model, setModel] = useState<Model>('hsv');
  // Greys have no hue: while the colour is what was chosen here, its hue is what was chosen, too.
  const [chosen, setChosen] = useState<Hsv>(() => hsvOf(colour));
  const hsv = colourOfHsv(chosen) === colour ? chosen : hsvOf(colour);
  const choose = (next: Hsv) => {
    setChosen(next);
    setTargetColour(colourOfHsv(next));
  };
  return (
    <div className="colour-panel">
      <div className="colour-top">
        <ColourWheel hsv={hsv} onChange={choose} />
        <div className="colour-side">
          <ColourPair />
          <HexEntry colour={colour} onChange={setTargetColour} />
          <Segmented<Model>
            label={t('colour.model')}
            value={model}
            options={models.map((value) => ({ value, label: t(`colour.models.${value}`) }))}
            onChange={setModel}
          />
        </div>
      </div>
      {model === 'hsv' ? <HsvSliders hsv={hsv} onChange={choose} /> : <RgbSliders />}
    </div>
  );
}

function HsvSliders({ hsv, onChange }: { readonly hsv: Hsv; readonly onChange: (hsv: Hsv) => void }) {
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

const channels = ['red', 'green', 'blue'] as const;

function RgbSliders() {
  const { t } = useTranslation();
  const rgb = rgbOf(useTargetColour());
  const at = (channel: number, value: number) => {
    const [red, green, blue] = rgb.map((each, index) => (index === channel ? value : each));
    return colourOf(red ?? 0, green ?? 0, blue ?? 0);
  };
  return (
    <div className="channels">
      {channels.map((channel, index) => (
        <ChannelSlider
          key={channel}
          label={t(`colour.${channel}`)}
          letter={channel.charAt(0).toUpperCase()}
          value={rgb[index] ?? 0}
          maximum={255}
          track={[at(index, 0), at(index, 255)]}
          onChange={(value) => {
            setTargetColour(at(index, value));
          }}
        />
      ))}
    </div>
  );
}
