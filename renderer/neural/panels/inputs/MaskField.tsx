import { CircleDashed } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { inputOf } from '../../../../preload/contract/recipe-parameters.ts';
import type { MaskSource } from '../../../../preload/contract/recipe.ts';
import { ActionButton } from '../../../actions/ActionButton.tsx';
import { useActivePicture } from '../../../picture/store.ts';
import { Select } from '../../../ui/Select.tsx';
import { maskName } from '../../masks.ts';
import type { InputFieldProps } from '../../parts.ts';

import { setInput } from '../../recipe/store.ts';
import { ParameterField } from '../parameters/ParameterField.tsx';
import { useInputWords } from './words.ts';

/** Which part of the picture is marked: what is selected or painted as such, a selection that was saved, or none. */
export function MaskField({ tool, input, recipe }: InputFieldProps) {
  const { t } = useTranslation();
  const words = useInputWords(tool.id, input);
  const saved = useActivePicture()?.savedSelections ?? [];
  const chosen = inputOf(recipe, input.name, 'mask')?.mask ?? null;
  const optional = 'optional' in input && input.optional;
  const sources: readonly MaskSource[] = [
    ...(chosen?.from === 'stored' ? [chosen] : []),
    { from: 'selection' },
    ...saved.map(({ name }) => ({ from: 'saved', name }) as const),
  ];
  const preset: MaskSource | null = optional ? null : { from: 'selection' };
  const choose = (mask: MaskSource | null) => {
    setInput(tool.id, input.name, mask && { kind: 'mask', mask });
  };
  return (
    <ParameterField
      label={words('label')}
      help={words('help')}
      changed={keyOf(chosen) !== keyOf(preset)}
      onReset={() => {
        choose(preset);
      }}
    >
      <div className="mask-field">
        <Select
          label={words('label')}
          value={keyOf(chosen)}
          options={[
            ...(optional
              ? [
                  {
                    value: keyOf(null),
                    label: t([`tools.${tool.id}.${input.name}.none`, 'panels.mask.none']),
                  },
                ]
              : []),
            ...sources.map((source) => ({ value: keyOf(source), label: maskName(source) })),
          ]}
          onChange={(key) => {
            choose(sources.find((source) => keyOf(source) === key) ?? null);
          }}
        />
        {chosen?.from === 'selection' && <ActionButton id="quick-mask" icon={CircleDashed} side="left" />}
      </div>
    </ParameterField>
  );
}

function keyOf(source: MaskSource | null): string {
  if (!source) return 'none';
  return source.from === 'saved' ? `saved ${source.name}` : source.from;
}
