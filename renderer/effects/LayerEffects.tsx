import { Switch } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { effectTypes } from '../../preload/contract/effects.ts';
import type { Effects, EffectType } from '../../preload/contract/effects.ts';
import { defaultEffect } from '../composite/effects/defaults.ts';
import type { PictureLayer } from '../picture/document.ts';
import { changeLayer } from '../picture/tree.ts';
import { useLiveEdit } from '../picture/use-live-edit.ts';
import { LabelledSlider } from '../ui/LabelledSlider.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { Select } from '../ui/Select.tsx';
import { blendOrder } from '../ui/blend-order.ts';
import { ColourField } from '../view/colour/ColourField.tsx';
import { changeEffects, chooseEffect, useChosenEffect } from './commands.ts';
import { fields, numberOf, withChange } from './fields.ts';
import './effects.css';

/** The style of a layer: each effect with its switch, and what can be set of the one that is chosen. */
export function LayerEffects({ layer, locked }: { readonly layer: PictureLayer; readonly locked: boolean }) {
  return layer.kind === 'adjustment' ? null : (
    <EffectsForm key={layer.id} id={layer.id} effects={layer.effects} locked={locked} />
  );
}

interface EffectsFormProps {
  readonly id: string;
  readonly effects: Effects | undefined;
  readonly locked: boolean;
}

function EffectsForm({ id, effects, locked }: EffectsFormProps) {
  const { t } = useTranslation();
  const { draft, change, put, hold } = useLiveEdit<Effects>(
    'changeEffect',
    `effects ${id}`,
    (picture, next) => changeLayer(picture, id, (layer) => changeEffects(layer, () => next)),
  );
  const shown = draft ?? effects;
  const chosen = useChosenEffect((state) => state.chosen);
  return (
    <fieldset className="properties-part effects" disabled={locked} {...hold}>
      <h3>{t('effects.title')}</h3>
      <div className="effect-rows" role="group" aria-label={t('effects.title')}>
        {effectTypes.toReversed().map((type) => (
          <div key={type} className="effect-row" data-shown={type === chosen}>
            <button
              type="button"
              aria-pressed={type === chosen}
              onClick={() => {
                chooseEffect(type);
              }}
            >
              {t(`effects.types.${type}`)}
            </button>
            <Switch.Root
              className="switch"
              aria-label={t(`effects.types.${type}`)}
              checked={shown?.[type]?.enabled === true}
              onCheckedChange={(enabled) => {
                put(withChange(shown, type, { enabled }));
                chooseEffect(type);
              }}
            >
              <Switch.Thumb className="switch-thumb" />
            </Switch.Root>
          </div>
        ))}
      </div>
      <EffectFields type={chosen} effects={shown} change={change} put={put} />
    </fieldset>
  );
}

interface EffectFieldsProps {
  readonly type: EffectType;
  readonly effects: Effects | undefined;
  readonly change: (effects: Effects) => void;
  readonly put: (effects: Effects) => void;
}

const positions = ['outside', 'centre', 'inside'] as const;

/** What can be set of an effect that is on. */
function EffectFields({ type, effects, change, put }: EffectFieldsProps) {
  const { t } = useTranslation();
  const effect = effects?.[type];
  if (!effect?.enabled) return null;
  return (
    <div className="effect-fields">
      <div className="effect-paint">
        <ColourField
          label={t('effects.colour')}
          colour={effect.colour}
          onChange={(colour) => {
            change(withChange(effects, type, { colour }));
          }}
        />
        <Select
          label={t('effects.blend')}
          value={effect.blend}
          options={blendOrder.flat().map((value) => ({ value, label: t(`blend.${value}`) }))}
          onChange={(blend) => {
            put(withChange(effects, type, { blend }));
          }}
        />
      </div>
      {fields[type].map((field) => {
        const { name, one = 1, ...scale } = field;
        return (
          <LabelledSlider
            key={name}
            words={t(`effects.fields.${name}`)}
            label={t(`effects.fields.${name}`)}
            {...scale}
            value={numberOf(effect, field)}
            preset={numberOf(defaultEffect(type), field)}
            onChange={(value) => {
              change(withChange(effects, type, { [name]: value / one }));
            }}
          />
        );
      })}
      {'position' in effect && (
        <Segmented
          label={t('effects.position')}
          value={effect.position}
          options={positions.map((value) => ({ value, label: t(`effects.positions.${value}`) }))}
          onChange={(position) => {
            put(withChange(effects, type, { position }));
          }}
        />
      )}
    </div>
  );
}
