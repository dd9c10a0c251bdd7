import { useTranslation } from 'react-i18next';
import type { ToolDescription } from '../../../../preload/contract/index.ts';
import type { Recipe } from '../../../../preload/contract/recipe.ts';
import { LabelledSlider } from '../../../ui/LabelledSlider.tsx';
import { referenceKey } from '../recipe.ts';
import { setWeight } from '../store.ts';
import { describeReference } from './StyleTile.tsx';

interface BlendWeightsProps {
  readonly tool: ToolDescription;
  readonly recipe: Recipe;
}

/** How much of each reference, once there are several. */
export function BlendWeights({ tool, recipe }: BlendWeightsProps) {
  const { t, i18n } = useTranslation();
  const parameter = tool.parameters.find((each) => each.kind === 'weights');
  if (parameter?.kind !== 'weights' || recipe.references.length < 2) return null;
  const label = t(`tools.${tool.id}.${parameter.name}.label`);
  return (
    <div className="parameter" role="group" aria-label={label}>
      <span className="parameter-label">{label}</span>
      <div className="parameter-group">
        {recipe.references.map((reference) => {
          const key = referenceKey(reference);
          const { title } = describeReference(reference, i18n.language);
          return (
            <LabelledSlider
              key={key}
              {...parameter}
              words={title}
              label={t('styles.weight', { title })}
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
