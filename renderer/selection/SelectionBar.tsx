import { SquareDashed, SquareMinus, SquarePlus, SquaresIntersect, UserRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { limits } from '../../preload/contract/limits.ts';
import { ActionButton } from '../actions/ActionButton.tsx';
import { IconButton } from '../ui/Button.tsx';
import { NumberEntry } from '../ui/NumberEntry.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import './selection.css';
import { useSelectionOptions } from './store.ts';
import type { SelectionOptions } from './store.ts';

const set = (change: Partial<SelectionOptions>) => {
  useSelectionOptions.setState(change);
};

const modes = [
  { mode: 'replace', icon: SquareDashed },
  { mode: 'add', icon: SquarePlus },
  { mode: 'subtract', icon: SquareMinus },
  { mode: 'intersect', icon: SquaresIntersect },
] as const;

/** What every selection tool has first: how a new shape meets the selection. */
function Bar({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const chosen = useSelectionOptions((state) => state.mode);
  return (
    <div className="selection-bar">
      <div className="selection-modes" role="group" aria-label={t('selection.modes')}>
        {modes.map(({ mode, icon }) => (
          <IconButton
            key={mode}
            small
            icon={icon}
            label={t(`selection.mode.${mode}`)}
            aria-pressed={mode === chosen}
            onClick={() => {
              set({ mode });
            }}
          />
        ))}
      </div>
      {children}
    </div>
  );
}

function Feather() {
  const { t } = useTranslation();
  const feather = useSelectionOptions((state) => state.feather);
  return (
    <label className="selection-field">
      {t('selection.feather')}
      <NumberEntry
        label={t('selection.feather')}
        value={feather}
        unit="px"
        minimum={0}
        maximum={250}
        step={1}
        scale="linear"
        onChange={(value) => {
          set({ feather: value });
        }}
      />
    </label>
  );
}

function Tick({ name }: { readonly name: 'antialias' | 'contiguous' | 'allLayers' }) {
  const { t } = useTranslation();
  const checked = useSelectionOptions((state) => state[name]);
  return (
    <label className="selection-field">
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => {
          set({ [name]: event.target.checked });
        }}
      />
      {t(`selection.${name}`)}
    </label>
  );
}

function Style() {
  const { t } = useTranslation();
  const style = useSelectionOptions((state) => state.style);
  return (
    <>
      <Segmented
        label={t('selection.style.label')}
        value={style}
        options={[
          { value: 'normal', label: t('selection.style.normal') },
          { value: 'ratio', label: t('selection.style.ratio') },
          { value: 'size', label: t('selection.style.size') },
        ]}
        onChange={(chosen) => {
          set({ style: chosen });
        }}
      />
      {style !== 'normal' && (
        <span className="selection-field">
          <Side name="width" />
          ×
          <Side name="height" />
        </span>
      )}
    </>
  );
}

function Side({ name }: { readonly name: 'width' | 'height' }) {
  const { t } = useTranslation();
  const value = useSelectionOptions((state) => state[name]);
  return (
    <NumberEntry
      label={t(`selection.style.${name}`)}
      value={value}
      minimum={1}
      maximum={limits.side}
      step={1}
      scale="linear"
      onChange={(side) => {
        set({ [name]: side });
      }}
    />
  );
}

export function MarqueeOptions() {
  return (
    <Bar>
      <Feather />
      <Tick name="antialias" />
      <Style />
    </Bar>
  );
}

export function LassoOptions() {
  return (
    <Bar>
      <Feather />
      <Tick name="antialias" />
    </Bar>
  );
}

export function WandOptions() {
  const { t } = useTranslation();
  const tolerance = useSelectionOptions((state) => state.tolerance);
  return (
    <Bar>
      <label className="selection-field">
        {t('selection.tolerance')}
        <NumberEntry
          label={t('selection.tolerance')}
          value={tolerance}
          minimum={0}
          maximum={255}
          step={1}
          scale="linear"
          onChange={(value) => {
            set({ tolerance: value });
          }}
        />
      </label>
      <Tick name="antialias" />
      <Tick name="contiguous" />
      <Tick name="allLayers" />
    </Bar>
  );
}

export function ObjectOptions() {
  return (
    <Bar>
      <ActionButton wide id="select-subject" icon={UserRound} />
    </Bar>
  );
}
