import { useTranslation } from 'react-i18next';
import { referenceKey, referencesOf } from '../../../../preload/contract/recipe-parameters.ts';
import { LabelledSlider } from '../../../ui/LabelledSlider.tsx';
import type { InputFieldProps } from '../../parts.ts';

import { describeReference } from '../../recipe/references.ts';
import { setWeight } from '../../recipe/store.ts';

/** How much of each reference, once there are several, where the tool weighs them. */
export function ReferenceWeights({ tool, input, recipe }: InputFieldProps) {
  const { t, i18n } = useTranslation();
  const references = referencesOf(recipe, input.name);
  const parameter = tool.parameters.find((each) => each.kind === 'weights' && each.of === input.name);
  if (parameter?.kind !== 'weights' || references.length < 2) return null;
  const label = t(`tools.${tool.id}.${parameter.name}.label`);
  return (
    <div className="parameter" role="group" aria-label={label}>
      <span className="parameter-label">{label}</span>
      <div className="parameter-group">
        {references.map((reference) => {
          const key = referenceKey(reference);
          const { title } = describeReference(reference, i18n.language);
          return (
            <LabelledSlider
              key={key}
              {...parameter}
              words={title}
              label={t('panels.references.weight', { title })}
              value={recipe.weights[key] ?? 1}
              preset={1}
              onChange={(weight) => {
                setWeight(tool.id, reference, weight);
              }}
            />
          );
        })}
      </div>
    </div>
  );
}
