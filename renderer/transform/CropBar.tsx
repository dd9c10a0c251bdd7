import { ArrowLeftRight, Check, RotateCcw, Ruler } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { limits } from '../../preload/contract/limits.ts';
import { activeDocument } from '../picture/store.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { NumberEntry } from '../ui/NumberEntry.tsx';
import { Select } from '../ui/Select.tsx';
import { Tick } from '../ui/fields.tsx';
import { applyCrop, resetCrop, reshapeCrop, straightenTo, useCrop } from './crop-session.ts';
import { useTransformOptions } from './store.ts';
import '../ui/bars.css';

const ratios = ['1:1', '4:3', '3:2', '16:9', '5:4', '3:4', '2:3', '9:16'] as const;
const shapes = ['free', 'original', 'ratio', 'pixels'] as const;

export function CropBar() {
  const { t } = useTranslation();
  const { cropShape, cropWidth, cropHeight, deleteOutside, fillCorners } = useTransformOptions();
  const { frame, straightening } = useCrop();
  const ratio = `${cropWidth}:${cropHeight}`;
  const preset = cropShape === 'ratio' && ratios.some((each) => each === ratio) ? ratio : cropShape;

  const change = (next: Partial<ReturnType<typeof useTransformOptions.getState>>) => {
    useTransformOptions.setState(next);
    reshapeCrop();
  };
  const choose = (chosen: string) => {
    const shape = shapes.find((each) => each === chosen);
    const [width = 1, height = 1] = chosen.split(':').map(Number);
    if (!shape) change({ cropShape: 'ratio', cropWidth: width, cropHeight: height });
    else if (shape === 'pixels' && frame)
      change({ cropShape: shape, cropWidth: Math.round(frame.width), cropHeight: Math.round(frame.height) });
    else change({ cropShape: shape });
  };
  const side = (name: 'cropWidth' | 'cropHeight', value: number) => (
    <NumberEntry
      label={t(`crop.${name}`)}
      value={value}
      unit={cropShape === 'pixels' ? 'px' : undefined}
      minimum={1}
      maximum={limits.side}
      step={1}
      scale="linear"
      onChange={(next) => {
        change({ [name]: next });
      }}
    />
  );

  return (
    <div className="transform-bar">
      <Select
        label={t('crop.ratio')}
        value={preset}
        options={[
          ...shapes.map((value) => ({ value, label: t(`crop.${value}`) })),
          ...ratios.map((value) => ({ value, label: value.replace(':', ' : ') })),
        ]}
        onChange={choose}
      />
      {(cropShape === 'ratio' || cropShape === 'pixels') && (
        <>
          {side('cropWidth', cropWidth)}
          <IconButton
            small
            icon={ArrowLeftRight}
            label={t('crop.swap')}
            onClick={() => {
              change({ cropWidth: cropHeight, cropHeight: cropWidth });
            }}
          />
          {side('cropHeight', cropHeight)}
        </>
      )}
      <span className="bar-line" />
      <Button
        icon={Ruler}
        aria-pressed={straightening}
        look={straightening ? 'filled' : 'plain'}
        onClick={() => {
          useCrop.setState({ straightening: !straightening });
        }}
      >
        {t('crop.straighten')}
      </Button>
      <NumberEntry
        label={t('crop.angle')}
        value={Math.round((frame?.angle ?? 0) * 100) / 100}
        unit="°"
        minimum={-45}
        maximum={45}
        step={0.1}
        scale="linear"
        onChange={straightenTo}
      />
      <span className="bar-line" />
      <Tick
        label={t('crop.deleteOutside')}
        checked={deleteOutside}
        onChange={(next) => {
          useTransformOptions.setState({ deleteOutside: next });
        }}
      />
      <Tick
        label={t('crop.fillCorners')}
        checked={fillCorners}
        onChange={(next) => {
          useTransformOptions.setState({ fillCorners: next });
        }}
      />
      <span className="bar-line" />
      <Button icon={RotateCcw} onClick={resetCrop}>
        {t('crop.reset')}
      </Button>
      <Button
        icon={Check}
        look="accent"
        onClick={() => {
          const document = activeDocument();
          if (document) applyCrop(document);
        }}
      >
        {t('crop.apply')}
      </Button>
    </div>
  );
}
