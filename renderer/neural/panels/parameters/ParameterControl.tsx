import { Dices } from 'lucide-react';
import { Switch } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import type { Parameter } from '../../../../preload/contract/index.ts';
import type { Value } from '../../../../preload/contract/recipe.ts';
import { IconButton } from '../../../ui/Button.tsx';
import { LabelledSlider } from '../../../ui/LabelledSlider.tsx';
import { NumberEntry } from '../../../ui/NumberEntry.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { Select } from '../../../ui/Select.tsx';
import { Slider } from '../../../ui/Slider.tsx';
import { isChanged, memberValue, membersOf } from '../../recipe/recipe.ts';
import type { Values } from '../../recipe/recipe.ts';
import { ParameterField } from './ParameterField.tsx';

interface ControlProps {
  readonly tool: string;
  readonly parameter: Parameter;
  readonly values: Values;
  readonly onChange: (name: string, value: Value) => void;
}

const seeds = { minimum: 0, maximum: 0xffffffff, step: 1, scale: 'linear' } as const;

/** The control that a parameter's kind calls for. */
export function ParameterControl({ tool, parameter, values, onChange }: ControlProps) {
  const { t, i18n } = useTranslation();
  const key = `tools.${tool}.${parameter.name}`;
  const label = t(`${key}.label`);
  const value = values[parameter.name];
  const field = { label, help: t(`${key}.help`), changed: isChanged(parameter, values) };
  const set = (next: Value) => {
    onChange(parameter.name, next);
  };

  switch (parameter.kind) {
    case 'number': {
      const number = { ...parameter, label, value: typeof value === 'number' ? value : parameter.default };
      return (
        <ParameterField
          {...field}
          onReset={() => set(parameter.default)}
          beside={<NumberEntry {...number} onChange={set} />}
        >
          <Slider {...number} preset={parameter.default} onChange={set} />
        </ParameterField>
      );
    }
    case 'choice': {
      const about = (option: string) =>
        i18n.exists(`${key}.about.${option}`) ? t(`${key}.about.${option}`) : undefined;
      const options = parameter.options.map((each) => ({
        value: each,
        label: t(`${key}.options.${each}`),
        about: about(each),
      }));
      const Choice = options.length <= 3 ? Segmented : Select;
      return (
        <ParameterField {...field} onReset={() => set(parameter.default)}>
          <Choice
            label={label}
            value={typeof value === 'string' ? value : parameter.default}
            options={options}
            onChange={set}
          />
        </ParameterField>
      );
    }
    case 'switch':
      return (
        <ParameterField
          {...field}
          onReset={() => set(parameter.default)}
          beside={
            <Switch.Root className="switch" aria-label={label} checked={value === true} onCheckedChange={set}>
              <Switch.Thumb className="switch-thumb" />
            </Switch.Root>
          }
        />
      );
    case 'seed':
      return (
        <ParameterField
          {...field}
          onReset={() => set(parameter.default)}
          beside={
            <span className="seed">
              <NumberEntry label={label} value={Number(value)} {...seeds} onChange={set} />
              <IconButton
                small
                icon={Dices}
                label={t('panels.dice')}
                onClick={() => set(Math.floor(Math.random() * 1_000_000))}
              />
            </span>
          }
        />
      );
    case 'group':
      return (
        <ParameterField
          {...field}
          onReset={() => set(Object.fromEntries(parameter.members.map((each) => [each.name, each.default])))}
        >
          <div className="parameter-group" role="group" aria-label={label}>
            {parameter.members.map((member) => (
              <LabelledSlider
                key={member.name}
                {...member}
                words={t(`${key}.members.${member.name}`)}
                label={t(`${key}.members.${member.name}`)}
                value={memberValue(value, member.name, member.default)}
                preset={member.default}
                onChange={(next) => set({ ...membersOf(value), [member.name]: next })}
              />
            ))}
          </div>
        </ParameterField>
      );
    case 'weights':
      return null;
  }
}
