import { RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import {
  isWanted,
  type InputDescription,
  type Parameter,
  type ToolDescription,
} from '../../../preload/contract/index.ts';
import { Button } from '../../ui/Button.tsx';
import { Fold } from '../../ui/Fold.tsx';
import { Findings } from '../findings/Findings.tsx';
import { partsOf } from '../parts.ts';
import { changesFor, chosenInputs, isChanged, startingAt } from '../recipe/recipe.ts';
import { resetValues, setValues, usePanels } from '../recipe/store.ts';
import { DestinationChoice } from './DestinationChoice.tsx';
import { SourceChoice } from './SourceChoice.tsx';
import { InputField } from './inputs/InputField.tsx';
import { ParameterControl } from './parameters/ParameterControl.tsx';
import { useSizePlan } from './size-plan.ts';

/** A tool's panel, made from its description. Inputs that hang on a setting come below it. */
export function ToolPanel({ tool }: { readonly tool: ToolDescription }) {
  const { t } = useTranslation();
  const recipe = usePanels((state) => state.recipes[tool.id]);
  const starts = usePanels((state) => state.starts[tool.id]);
  const plan = useSizePlan(tool);
  if (!recipe) return null;

  const offered = tool.parameters
    .filter((each) => hasChoice(each) && isWanted(each, tool.parameters, recipe.values))
    .map((each) => startingAt(each, starts));
  const advanced = offered.filter(({ level }) => level === 'advanced');
  const changed = advanced.filter((each) => isChanged(each, recipe.values)).length;
  const anyChanged = offered.some((each) => isChanged(each, recipe.values));
  const { Section } = partsOf(tool.id);
  const inputs = chosenInputs(tool, recipe.values);
  const field = (input: InputDescription) => (
    <InputField key={input.name} tool={tool} input={input} recipe={recipe} />
  );
  const control = (parameter: Parameter) => (
    <ParameterControl
      key={parameter.name}
      tool={tool.id}
      parameter={parameter}
      values={recipe.values}
      onChange={(name, value) => {
        setValues(tool.id, changesFor(tool, recipe.values, { [name]: value }, plan));
      }}
    />
  );

  return (
    <div className="tool-panel">
      <p className="tool-about">{t(`tools.${tool.id}.about`)}</p>
      {inputs.filter((input) => !('when' in input)).map(field)}
      {offered.filter(({ level }) => level === 'basic').map(control)}
      {Section && <Section tool={tool} recipe={recipe} />}
      {advanced.length > 0 && (
        <Fold
          title={t('panels.fineTuning')}
          note={changed > 0 && <span className="fold-changed">{changed}</span>}
        >
          {advanced.map(control)}
        </Fold>
      )}
      <SourceChoice tool={tool.id} />
      {tool.size === 'own' && <DestinationChoice tool={tool.id} />}
      {inputs.filter((input) => 'when' in input).map(field)}
      <Findings tool={tool.id} />
      {anyChanged && (
        <Button
          icon={RotateCcw}
          className="panel-reset"
          onClick={() => {
            resetValues(tool);
          }}
        >
          {t('panels.resetAll')}
        </Button>
      )}
    </div>
  );
}

/** A choice of one is no choice. */
function hasChoice(parameter: Parameter): boolean {
  return parameter.kind !== 'choice' || parameter.options.length > 1;
}
