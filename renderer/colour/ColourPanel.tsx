import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rgbOf } from '../pixels/colours.ts';
import { Segmented } from '../ui/Segmented.tsx';
import { ChannelSlider } from '../view/colour/ChannelSlider.tsx';
import { ColourWheel } from '../view/colour/ColourWheel.tsx';
import { HexEntry } from '../view/colour/HexEntry.tsx';
import { HsvSliders } from '../view/colour/HsvSliders.tsx';
import { useHsv } from '../view/colour/use-hsv.ts';
import { colourOf } from '../view/hand/colours.ts';
import { ColourPair } from './ColourPair.tsx';
import { setTargetColour, useTargetColour } from './target.ts';
import './colour.css';

const models = ['hsv', 'rgb'] as const;
type Model = (typeof models)[number];

/** A colour by wheel, by numbers or by name. */
export function ColourPanel() {
  const { t } = useTranslation();
  const colour = useTargetColour();
  const [model, setModel] = useState<Model>('hsv');
  const [hsv, choose] = useHsv(colour, setTargetColour);
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
