import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { excessOfSize, limits } from '../../preload/contract/limits.ts';
import { closeDialog, useDialogs } from '../actions/dialogs.ts';
import { sayLimit } from '../base/limits.ts';
import { pictureOf, rasterLayer } from '../picture/document.ts';
import { solidRaster } from '../picture/solid.ts';
import { addDocument, useDocuments } from '../picture/store.ts';
import { rgbOf } from '../pixels/colours.ts';
import { emptyRaster } from '../pixels/raster.ts';
import { DialogForm } from '../ui/DialogForm.tsx';
import { NumberEntry } from '../ui/NumberEntry.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { Select } from '../ui/Select.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { useColours } from '../view/hand/colours.ts';
import './documents.css';

const fills = ['white', 'background', 'transparent'] as const;
type Fill = (typeof fills)[number];

/** Common sizes, pixels: screens, paper at 300 dpi, squares for the web. */
const presets = [
  [1920, 1080],
  [3840, 2160],
  [2480, 3508],
  [3508, 2480],
  [1080, 1080],
  [1080, 1920],
] as const;

/** Asks for the size of an empty picture. */
export function NewDialog() {
  const { t } = useTranslation();
  const open = useDialogs((state) => state.open === 'new');
  return (
    <Sheet
      open={open}
      title={t('documents.new.title')}
      close={t('documents.new.cancel')}
      onClose={closeDialog}
    >
      <Form />
    </Sheet>
  );
}

function Form() {
  const { t } = useTranslation();
  const [size, setSize] = useState({ width: 1920, height: 1080 });
  const [fill, setFill] = useState<Fill>('white');
  const side = (name: 'width' | 'height') => (
    <NumberEntry
      label={t(`documents.new.${name}`)}
      value={size[name]}
      unit="px"
      minimum={1}
      maximum={limits.side}
      step={1}
      scale="linear"
      onChange={(value) => {
        setSize({ ...size, [name]: value });
      }}
    />
  );
  const known = presets.some(([width, height]) => width === size.width && height === size.height);
  const own = `${size.width} × ${size.height}`;
  const excess = excessOfSize(size);
  return (
    <DialogForm
      onSubmit={() => {
        closeDialog();
        create(size.width, size.height, fill, t('documents.new.untitled'), t('documents.new.layer'));
      }}
      submit={t('documents.new.create')}
      refused={excess !== null}
      cancel={t('documents.new.cancel')}
      onCancel={closeDialog}
    >
      <div className="new-form">
        <span>{t('documents.new.preset')}</span>
        <Select
          label={t('documents.new.preset')}
          value={own}
          options={[
            ...(known ? [] : [{ value: own, label: t('documents.new.own') }]),
            ...presets.map(([width, height]) => ({
              value: `${width} × ${height}`,
              label: `${width} × ${height}`,
            })),
          ]}
          onChange={(chosen) => {
            const preset = presets.find(([width, height]) => `${width} × ${height}` === chosen);
            if (preset) setSize({ width: preset[0], height: preset[1] });
          }}
        />
        <span>{t('documents.new.width')}</span>
        {side('width')}
        <span>{t('documents.new.height')}</span>
        {side('height')}
        <span>{t('documents.new.fill')}</span>
        <Segmented<Fill>
          label={t('documents.new.fill')}
          value={fill}
          options={fills.map((value) => ({ value, label: t(`documents.new.fills.${value}`) }))}
          onChange={setFill}
        />
      </div>
      {excess && (
        <p className="new-excess" role="alert">
          {sayLimit(excess)}
        </p>
      )}
    </DialogForm>
  );
}

function create(width: number, height: number, fill: Fill, untitled: string, layer: string): void {
  const colour = fill === 'background' ? useColours.getState().background : '#ffffff';
  const pixels = fill === 'transparent' ? emptyRaster(4) : solidRaster(width, height, rgbOf(colour));
  const names = new Set(useDocuments.getState().documents.map(({ name }) => name));
  let number = 1;
  while (names.has(`${untitled} ${number}`)) number += 1;
  addDocument({
    name: `${untitled} ${number}`,
    picture: pictureOf(width, height, [rasterLayer(layer, pixels)]),
    photo: null,
    label: 'new',
  });
}
