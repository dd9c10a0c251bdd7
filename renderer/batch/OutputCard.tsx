import { X } from 'lucide-react';
import { Switch } from 'radix-ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { allowedName, fillPlaces } from '../../preload/contract/batch-names.ts';
import { placesOfNames } from '../../preload/contract/batch.ts';
import type { BatchOutput } from '../../preload/contract/batch.ts';
import {
  defaultQuality,
  extensions,
  formatNames,
  lossy,
  MetadataPolicy,
  SaveFormat,
} from '../../preload/contract/formats.ts';
import { IconButton } from '../ui/Button.tsx';
import { LabelledSlider } from '../ui/LabelledSlider.tsx';
import { NumberEntry } from '../ui/NumberEntry.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { Select } from '../ui/Select.tsx';
import { removeOutput, setOutput, useDraft } from './draft.ts';
import { useBatch } from './store.ts';

interface OutputCardProps {
  readonly output: BatchOutput;
  readonly at: number;
  readonly alone: boolean;
}

const own = 'own';
const numbers = {
  longestSide: { minimum: 1, maximum: 65535, preset: 2048, unit: 'px' },
  kilobytes: { minimum: 1, maximum: 1_000_000, preset: 500, unit: 'kB' },
} as const;

/** A file that is made of each picture. */
export function OutputCard({ output, at, alone }: OutputCardProps) {
  const { t } = useTranslation();
  const { name, format, quality, metadata, toSrgb } = output;
  const set = (change: Partial<BatchOutput>) => {
    setOutput(at, change);
  };
  const title = t('batchRoom.outputs.file', { number: at + 1 });
  // The picture's own format may be one whose quality can be chosen.
  const chooses = format ?? 'jpeg';
  return (
    <li className="batch-step" aria-label={title}>
      <header>
        <strong>{title}</strong>
        {!alone && (
          <IconButton
            small
            icon={X}
            label={t('batchRoom.outputs.remove', { file: title })}
            onClick={() => {
              removeOutput(at);
            }}
          />
        )}
      </header>
      <div className="batch-form">
        <div className="batch-field">
          <span className="parameter-label">{t('batchRoom.outputs.name')}</span>
          <input
            type="text"
            className="text-entry batch-input"
            aria-label={t('batchRoom.outputs.name')}
            value={name}
            onChange={(event) => {
              set({ name: event.target.value });
            }}
          />
          <div className="batch-places" role="group" aria-label={t('batchRoom.outputs.places')}>
            {placesOfNames.map((place) => (
              <button
                key={place}
                type="button"
                title={t(`batchRoom.outputs.placesAbout.${place}`)}
                onClick={() => {
                  set({ name: `${name}{${place}}` });
                }}
              >
                {`{${place}}`}
              </button>
            ))}
          </div>
          <Example output={output} />
        </div>
        <div className="batch-field">
          <span className="parameter-label">{t('save.format')}</span>
          <Select
            label={t('save.format')}
            value={format ?? own}
            options={[
              { value: own, label: t('batchRoom.outputs.own') },
              ...SaveFormat.options.map((value) => ({ value, label: formatNames[value] })),
            ]}
            onChange={(next) => {
              set({ format: next === own ? null : SaveFormat.parse(next), quality: null });
            }}
          />
        </div>
        {lossy.has(chooses) && (
          <LabelledSlider
            words={t('save.quality')}
            label={t('save.quality')}
            minimum={1}
            maximum={100}
            step={1}
            scale="linear"
            value={quality ?? defaultQuality[chooses]}
            preset={defaultQuality[chooses]}
            onChange={(value) => {
              set({ quality: value });
            }}
          />
        )}
        {(['longestSide', 'kilobytes'] as const).map((measure) => (
          <Limit
            key={measure}
            measure={measure}
            value={output[measure]}
            onChange={(value) => {
              set({ [measure]: value });
            }}
          />
        ))}
        <div className="batch-field">
          <span className="parameter-label">{t('save.metadata.label')}</span>
          <Segmented
            label={t('save.metadata.label')}
            value={metadata}
            options={MetadataPolicy.options.map((value) => ({
              value,
              label: t(`save.metadata.${value}`),
              about: t(`save.metadata.about.${value}`),
            }))}
            onChange={(next) => {
              set({ metadata: next });
            }}
          />
        </div>
        <label className="batch-line">
          <span>{t('save.toSrgb')}</span>
          <Switch.Root
            className="switch"
            checked={toSrgb}
            onCheckedChange={(next) => {
              set({ toSrgb: next });
            }}
          >
            <Switch.Thumb className="switch-thumb" />
          </Switch.Root>
        </label>
      </div>
    </li>
  );
}

interface LimitProps {
  readonly measure: keyof typeof numbers;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
}

/** A limit that may be left open. */
function Limit({ measure, value, onChange }: LimitProps) {
  const { t } = useTranslation();
  const { preset, ...number } = numbers[measure];
  const label = t(`batchRoom.outputs.${measure}`);
  return (
    <div className="batch-line">
      <span>{label}</span>
      {value !== null && (
        <NumberEntry label={label} value={value} step={1} scale="linear" {...number} onChange={onChange} />
      )}
      <Switch.Root
        className="switch"
        aria-label={t('batchRoom.outputs.limit', { label })}
        checked={value !== null}
        onCheckedChange={(on) => {
          onChange(on ? preset : null);
        }}
      >
        <Switch.Thumb className="switch-thumb" />
      </Switch.Root>
    </div>
  );
}

/** The name that the first picture's file would have, or why none can. */
function Example({ output: { name, format } }: { readonly output: BatchOutput }) {
  const { t } = useTranslation();
  const first = useBatch(({ rows, unreadable }) => rows.find(({ id }) => !unreadable.has(id)) ?? rows[0]);
  const recipe = useDraft((draft) => draft.name.trim()) || t('batchRoom.unnamed');
  // The picture's own is known to the other side alone.
  const [date] = useState(() => new Date().toISOString().slice(0, 10));
  const file = first?.name ?? t('batchRoom.outputs.sample');
  const ending = /\.([^.]+)$/.exec(file)?.[1]?.toLowerCase() ?? '';
  const kind = format ?? SaveFormat.options.find((each) => extensions[each].includes(ending)) ?? 'png';
  const unknown = [...name.matchAll(/{([^{}]*)}/g)].find(
    ([, place]) => !placesOfNames.some((known) => known === place),
  );
  if (name.trim() === '' || unknown)
    return (
      <p className="batch-example batch-why">
        {unknown ? t('batchRoom.outputs.unknownPlace', { place: unknown[0] }) : t('batchRoom.outputs.noName')}
      </p>
    );
  const filled = fillPlaces(name, {
    ...{ name: file.replace(/\.[^.]+$/, ''), number: '0001', recipe },
    folder: first?.folder.split(/[/\\]/).at(-1) ?? t('batchRoom.outputs.sampleFolder'),
    date,
  });
  return (
    <p className="batch-example">
      {t('batchRoom.outputs.example', { name: `${allowedName(filled)}.${extensions[kind][0]}` })}
    </p>
  );
}
