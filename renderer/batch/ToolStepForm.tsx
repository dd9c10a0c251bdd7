import { useTranslation } from 'react-i18next';
import type { ToolStep } from '../../preload/contract/batch.ts';
import { isWanted, type Parameter, type ToolDescription } from '../../preload/contract/index.ts';
import { ParameterControl } from '../neural/panels/parameters/ParameterControl.tsx';
import { defaultValue, isChanged } from '../neural/recipe/recipe.ts';
import { Fold } from '../ui/Fold.tsx';
import { Meeting } from './Meeting.tsx';
import { StepInput } from './StepInput.tsx';
import { setStep, withStepInput } from './draft.ts';

interface ToolStepFormProps {
  readonly stepKey: string;
  readonly step: ToolStep;
  readonly tool: ToolDescription;
}

/** A tool's own settings, made from its description as its panel is. */
export function ToolStepForm({ stepKey, step, tool }: ToolStepFormProps) {
  const { t } = useTranslation();
  const presets = tool.parameters.flatMap((parameter) => {
    const value = defaultValue(parameter);
    return value === null ? [] : [[parameter.name, value] as const];
  });
  const values = { ...Object.fromEntries(presets), ...step.parameters };
  const offered = tool.parameters.filter(
    (each) => isWanted(each, tool.parameters, values) && hasChoice(each),
  );
  const advanced = offered.filter(({ level }) => level === 'advanced');
  const changed = advanced.filter((each) => isChanged(each, values)).length;
  const control = (parameter: Parameter) => (
    <ParameterControl
      key={parameter.name}
      tool={tool.id}
      parameter={parameter}
      values={values}
      onChange={(name, value) => {
        setStep(stepKey, { ...step, parameters: { ...step.parameters, [name]: value } });
      }}
    />
  );
  return (
    <div className="batch-form">
      {tool.inputs
        .filter((input) => input.name !== 'image' && isWanted(input, tool.parameters, values))
        .map((input) => (
          <StepInput
            key={input.name}
            tool={tool}
            input={input}
            value={step.inputs[input.name]}
            onChange={(value) => {
              setStep(stepKey, withStepInput(step, input.name, value));
            }}
          />
        ))}
      {offered.filter(({ level }) => level === 'basic').map(control)}
      {advanced.length > 0 && (
        <Fold
          title={t('panels.fineTuning')}
          note={changed > 0 && <span className="fold-changed">{changed}</span>}
        >
          {advanced.map(control)}
        </Fold>
      )}
      {/* What has another size can't be laid over what it was made from. */}
      {tool.size === 'same' && <Meeting stepKey={stepKey} step={step} />}
    </div>
  );
}

/** A choice of one is no choice. */
function hasChoice(parameter: Parameter): boolean {
  return parameter.kind !== 'choice' || parameter.options.length > 1;
}
