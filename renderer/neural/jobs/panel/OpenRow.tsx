import { GripVertical, Pause, Play, Square, X } from 'lucide-react';
import { useState } from 'react';
import type { DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { findTool } from '../../../base/application.ts';
import { failureWords } from '../../../base/notices.ts';
import { IconButton } from '../../../ui/Button.tsx';
import { Progress } from '../../../ui/Progress.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Thumbnail } from '../../../view/Thumbnail.tsx';
import { recipeTitle } from '../../recipe/summary.ts';
import { percentOf } from '../conclude.ts';
import { duration } from '../duration.ts';
import { cancel, pause, resume } from '../run.ts';
import { imageOf } from '../store.ts';
import type { OpenJob } from '../store.ts';
import { LossCurve } from './LossCurve.tsx';
import type { Place } from './order.ts';

type Half = 'upper' | 'lower';

interface OpenRowProps {
  readonly job: OpenJob;
  /** How many of its lane come before it. */
  readonly ahead: number;
  /** Whether there is another place that it could have. */
  readonly movable: boolean;
  readonly onStep: (step: -1 | 1) => void;
  readonly onDrag: (job: OpenJob | null) => void;
  /** Where what is dragged would go, let go over that half. */
  readonly placeFor: (half: Half) => Place | null;
  readonly onDrop: (half: Half) => void;
}

/** A job that runs or waits. One that waits can be dragged by its row, or moved by the arrow keys from its grip. */
export function OpenRow({ job, ahead, movable, onStep, onDrag, placeFor, onDrop }: OpenRowProps) {
  const { t, i18n } = useTranslation();
  const [over, setOver] = useState<Half | null>(null);
  const tool = t(`tools.${job.tool}.title`);
  const image = imageOf(job);
  const preview = job.state === 'queued' ? null : job.preview;
  const what = job.recipe ? recipeTitle(job.recipe, i18n.language) : tool;
  return (
    <li
      className={classNames('job-row', over && `job-drop-${over}`)}
      draggable={movable}
      onDragStart={(event) => {
        event.dataTransfer.setData('text/plain', what);
        event.dataTransfer.effectAllowed = 'move';
        onDrag(job);
      }}
      onDragEnd={() => {
        onDrag(null);
      }}
      onDragOver={(event) => {
        const half = halfAt(event);
        const possible = placeFor(half) !== null;
        if (possible) event.preventDefault();
        setOver(possible ? half : null);
      }}
      onDragLeave={() => {
        setOver(null);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(null);
        onDrop(halfAt(event));
      }}
    >
      {job.state === 'queued' && movable && (
        <IconButton
          small
          icon={GripVertical}
          className="job-grip"
          data-grip
          label={t('jobs.move', { what })}
          hint={<div>{t('jobs.moveHelp')}</div>}
          side="left"
          onKeyDown={(event) => {
            if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
            event.preventDefault();
            onStep(event.key === 'ArrowUp' ? -1 : 1);
          }}
        />
      )}
      <Thumbnail pixels={preview ?? image?.pixels ?? null} profile={image?.profile} size={48} />
      <div className="job-words">
        <strong>{[...new Set([tool, what])].join(' · ')}</strong>
        <span>{image?.name}</span>
        <Standing job={job} tool={tool} ahead={ahead} />
        {job.state !== 'queued' && job.losses && <LossCurve losses={job.losses} />}
        {job.state === 'paused' && job.why && (
          <span className="job-error">{failureWords(job.why).detail}</span>
        )}
      </div>
      <PauseButton job={job} />
      <IconButton
        small
        icon={job.state === 'running' ? Square : X}
        label={t(job.state === 'paused' ? 'jobs.discard' : 'jobs.cancel')}
        side="left"
        onClick={() => {
          cancel(job.id);
        }}
      />
    </li>
  );
}

function halfAt({ currentTarget, clientY }: DragEvent): Half {
  const { top, height } = currentTarget.getBoundingClientRect();
  return clientY < top + height / 2 ? 'upper' : 'lower';
}

/** How far it is, or what it waits for. */
function Standing({
  job,
  tool,
  ahead,
}: {
  readonly job: OpenJob;
  readonly tool: string;
  readonly ahead: number;
}) {
  const { t, i18n } = useTranslation();
  switch (job.state) {
    case 'queued':
      return <span>{t('jobs.place', { place: ahead })}</span>;
    case 'paused':
      return <span>{t('jobs.paused', { percent: percentOf(job.fraction) })}</span>;
    case 'running':
      return (
        <>
          <Progress label={t('jobs.shareDone', { tool })} value={job.fraction} />
          <span>
            {t(`stages.${job.stage}`, { defaultValue: job.stage })} · {percentOf(job.fraction)} %
            {job.secondsLeft !== null &&
              ` · ${t('jobs.left', { time: duration(job.secondsLeft, i18n.language) })}`}
          </span>
        </>
      );
  }
}

/** Lets a job wait that learns, and go on. */
function PauseButton({ job }: { readonly job: OpenJob }) {
  const { t } = useTranslation();
  if (job.state === 'paused')
    return (
      <IconButton
        small
        icon={Play}
        label={t('jobs.resume')}
        side="left"
        onClick={() => {
          resume(job.id);
        }}
      />
    );
  if (!findTool(job.tool)?.learns) return null;
  return (
    <IconButton
      small
      icon={Pause}
      label={t('jobs.pause')}
      side="left"
      onClick={() => {
        pause(job.id);
      }}
    />
  );
}
