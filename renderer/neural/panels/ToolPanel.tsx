import { RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Parameter, ToolDescription } from '../../../preload/contract/index.ts';
import { CompareButton } from '../../compare/methods/CompareButton.tsx';
import { Button } from '../../ui/Button.tsx';
import { Fold } from '../../ui/Fold.tsx';
import { DestinationChoice } from './DestinationChoice.tsx';
import { SourceChoice } from './SourceChoice.tsx';
import { StartPicture } from './StartPicture.tsx';
import { ParameterControl } from './parameters/ParameterControl.tsx';
import { changesFor, isChanged, isVisible, wantsStart } from './recipe.ts';
import { useSizePlan } from './size-plan.ts';
import { resetValues, setValues, usePanels } from './store.ts';
import { BlendWeights } from './styles/BlendWeights.tsx';
import { StyleGallery } from './styles/StyleGallery.tsx';

/** A tool's panel, made from its description; what enlarges can be compared first. */
export function ToolPanel({ tool }: { readonly tool: ToolDescription }) {
  const { t } = useTranslation();
  const recipe = usePanels((state) => state.recipes[tool.id]);
  const plan = useSizePlan(tool);
  if (!recipe) return null;

  const offered = tool.parameters.filter((each) => hasChoice(each) && isVisible(each, recipe.values));
  const advanced = offered.filter(({ level }) => level === 'advanced');
  const changed = advanced.filter((each) => isChanged(each, recipe.values)).length;
  const anyChanged = offered.some((each) => isChanged(each, recipe.values));
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
      {tool.references.maximum > 0 && (
        <>
          <StyleGallery tool={tool} recipe={recipe} />
          <BlendWeights tool={tool} recipe={recipe} />
        </>
      )}
      {offered.filter(({ level }) => level === 'basic').map(control)}
      {tool.id === 'enlarge' && <CompareButton />}
      {advanced.length > 0 && (
        <Fold
          title={t('panels.fineTuning')}
          note={changed > 0 && <span className="fold-changed">{changed}</span>}
        >
          {advanced.map(control)}
        </Fold>
      )}
      <SourceChoice />
      {tool.result === 'resized' && <DestinationChoice tool={tool.id} />}
      {wantsStart(tool, recipe.values) && <StartPicture tool={tool.id} start={recipe.start} />}
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
