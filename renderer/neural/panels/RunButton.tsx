import { ListPlus, Play, Square } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { perform } from '../../actions/registry.ts';
import { useEnabled } from '../../actions/use-action.ts';
import { findTool } from '../../base/application.ts';
import { presentOf } from '../../picture/document.ts';
import { useActiveDocument } from '../../picture/store.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { runningJob, useJobs } from '../jobs/store.ts';
import { missing } from '../recipe/recipe.ts';
import { usePanels } from '../recipe/store.ts';
import { ResultSize } from './ResultSize.tsx';
import { RunDuration } from './RunDuration.tsx';
import { useSizePlan } from './size-plan.ts';

/**
 * Runs the tool in front; while something runs, stops it or queues another. How long a run would take is found out once
 * the panel has been looked at.
 */
export function RunButton({ looked }: { readonly looked: boolean }) {
  const { t } = useTranslation();
  const tool = usePanels((state) => state.tool);
  const enabled = useEnabled('run');
  const running = useJobs((state) => runningJob(state) !== null);
  const hint = useHint();
  const description = findTool(tool);
  const plan = useSizePlan(description);
  const possible = enabled && !plan?.problem;
  const action = t(`tools.${tool}.action`);

  return (
    <div className="run">
      {hint && <p className="run-hint">{hint}</p>}
      {plan && <ResultSize plan={plan} />}
      {description?.timed && possible && looked && <RunDuration tool={description} />}
      {running ? (
        <div className="run-row">
          <Button look="filled" icon={Square} className="run-button" onClick={() => perform('stop')}>
            {t('jobs.stop')}
          </Button>
          <IconButton
            icon={ListPlus}
            label={t('jobs.queue', { action })}
            side="top"
            className="run-queue"
            disabled={!possible}
            onClick={() => perform('run')}
          />
        </div>
      ) : (
        <Button
          look="accent"
          icon={Play}
          className="run-button"
          disabled={!possible}
          onClick={() => perform('run')}
        >
          {action}
        </Button>
      )}
    </div>
  );
}

/** What has to be done before the tool can run. */
function useHint(): string | null {
  const { t } = useTranslation();
  const document = useActiveDocument();
  const recipe = usePanels((state) => state.recipes[state.tool]);
  const tool = recipe && findTool(recipe.tool);
  if (!document) return t('panels.missing.photo');
  const lacking = tool && missing(tool, recipe, presentOf(document));
  if (!lacking) return null;
  if ('minimum' in lacking && lacking.minimum > 1)
    return t(`panels.inputs.${lacking.kind}.missingSeveral`, { number: lacking.minimum });
  return t([`tools.${tool.id}.${lacking.name}.missing`, `panels.inputs.${lacking.kind}.missing`]);
}
