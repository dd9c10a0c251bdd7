import { ArrowDown, ArrowUp, CircleAlert, X } from 'lucide-react';
import { Switch } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { isToolStep } from '../../preload/contract/batch.ts';
import { findTool } from '../base/application.ts';
import { IconButton } from '../ui/Button.tsx';
import { AdjustmentStepForm } from './AdjustmentStepForm.tsx';
import { ToolStepForm } from './ToolStepForm.tsx';
import { moveStep, removeStep, switchStep } from './draft.ts';
import type { DraftStep } from './draft.ts';
import { stepTitle } from './step-title.ts';

interface StepCardProps {
  readonly draft: DraftStep;
  readonly place: number;
  readonly count: number;
}

/** A step: its own settings, and its place among the others. */
export function StepCard({ draft, place, count }: StepCardProps) {
  const { t } = useTranslation();
  const { key, on, step } = draft;
  const tool = isToolStep(step) ? findTool(step.tool) : undefined;
  const title = stepTitle(step);
  return (
    <li className="batch-step" aria-label={title} data-off={!on}>
      <header>
        <Switch.Root
          className="switch"
          aria-label={t('batchRoom.recipe.on', { step: title })}
          checked={on}
          onCheckedChange={(next) => {
            switchStep(key, next);
          }}
        >
          <Switch.Thumb className="switch-thumb" />
        </Switch.Root>
        <strong>{title}</strong>
        <IconButton
          small
          icon={ArrowUp}
          label={t('batchRoom.recipe.up', { step: title })}
          disabled={place === 0}
          onClick={() => {
            moveStep(key, -1);
          }}
        />
        <IconButton
          small
          icon={ArrowDown}
          label={t('batchRoom.recipe.down', { step: title })}
          disabled={place === count - 1}
          onClick={() => {
            moveStep(key, 1);
          }}
        />
        <IconButton
          small
          icon={X}
          label={t('batchRoom.recipe.remove', { step: title })}
          onClick={() => {
            removeStep(key);
          }}
        />
      </header>
      {isToolStep(step) && !tool && (
        <p className="batch-unknown">
          <CircleAlert size={14} aria-hidden />
          {t('batchRoom.recipe.unknown', { tool: step.tool })}
        </p>
      )}
      {on && isToolStep(step) && tool && <ToolStepForm stepKey={key} step={step} tool={tool} />}
      {on && !isToolStep(step) && <AdjustmentStepForm stepKey={key} step={step} />}
    </li>
  );
}
