import i18next from 'i18next';
import { CircleAlert, CircleCheck, CircleSlash, Image, RotateCcw } from 'lucide-react';
import { DropdownMenu as Menu } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import type { JobRecord } from '../../../../preload/contract/index.ts';
import { failureWords, notify, report } from '../../../base/notices.ts';
import { useDocuments } from '../../../picture/store.ts';
import { IconButton } from '../../../ui/Button.tsx';
import { MenuDots } from '../../../ui/MenuDots.tsx';
import { useRecipeSummary } from '../../recipe/summary.ts';
import type { Summary } from '../../recipe/summary.ts';
import { percentOf } from '../conclude.ts';
import { duration } from '../duration.ts';
import { forgetRecord } from '../history.ts';
import { repeat, putIntoPanel } from '../repeat.ts';

const signs = { done: CircleCheck, failed: CircleAlert, cancelled: CircleSlash } as const;

/** A job that is over: what it was, how it was made, what came of it, and the ways to do it again. */
export function EndedRow({ record }: { readonly record: JobRecord }) {
  const { t, i18n } = useTranslation();
  const summary = useRecipeSummary()(record.recipe);
  const open = useDocuments(({ active }) => active !== null);
  const Sign = signs[record.state];
  const settings = [...new Set([summary.method, ...summary.details])].filter((each) => each !== null);
  const when = new Date(record.ended);
  return (
    <li className={`job-row job-${record.state}`}>
      <Picture record={record} />
      <div className="job-words">
        <strong>
          {[...new Set([summary.tool, summary.title])].join(' · ')}
          <Sign size={12} role="img" aria-label={t(`jobs.states.${record.state}`)} />
        </strong>
        <span>{record.picture}</span>
        {settings.length > 0 && <span title={settings.join('\n')}>{settings.join(' · ')}</span>}
        <Outcome record={record} />
        <time dateTime={when.toISOString()}>{inWords(when, i18n.language)}</time>
      </div>
      <IconButton
        small
        icon={RotateCcw}
        label={t('jobs.repeat')}
        hint={<div>{t(open ? 'jobs.repeatHelp' : 'panels.missing.photo')}</div>}
        side="left"
        disabled={!open}
        onClick={() => void repeat(record.recipe)}
      />
      <RowMenu record={record} summary={summary} open={open} />
    </li>
  );
}

function Picture({ record }: { readonly record: JobRecord }) {
  if (record.pictured)
    return <img className="job-picture" src={`/job-thumbnails/${record.id}.webp`} loading="lazy" alt="" />;
  return (
    <span className="job-picture">
      <Image size={16} aria-hidden />
    </span>
  );
}

/** How long it took; or what went wrong, with what helps. */
function Outcome({ record }: { readonly record: JobRecord }) {
  const { t, i18n } = useTranslation();
  if (record.state === 'done')
    return <span>{t('jobs.took', { time: duration(record.seconds, i18n.language) })}</span>;
  if (record.state === 'failed') {
    const { title, detail } = failureWords(record.error);
    return (
      <p className="job-error">
        <em>{title}</em> {detail}
      </p>
    );
  }
  if (record.seconds === 0) return <span>{t('jobs.neverBegan')}</span>;
  return (
    <span>
      {record.kept === null
        ? t('jobs.stoppedAfter', { time: duration(record.seconds, i18n.language) })
        : t('jobs.keptEnded', { percent: percentOf(record.kept) })}
    </span>
  );
}

interface RowMenuProps {
  readonly record: JobRecord;
  readonly summary: Summary;
  /** Whether there is a picture to work on. */
  readonly open: boolean;
}

function RowMenu({ record, summary, open }: RowMenuProps) {
  const { t } = useTranslation();
  const { recipe } = record;
  const item = (label: string, act: () => void, disabled = false) => (
    <Menu.Item className="menu-item" disabled={disabled} onSelect={act}>
      {label}
    </Menu.Item>
  );
  return (
    <Menu.Root>
      <MenuDots label={t('jobs.menu', { what: summary.title })} />
      <Menu.Portal>
        <Menu.Content className="menu" align="end" collisionPadding={8}>
          {item(t('jobs.repeat'), () => void repeat(recipe), !open)}
          {item(t('jobs.repeatOnLayer'), () => void repeat(recipe, 'layer'), !open)}
          {item(t('jobs.intoPanel'), () => void putIntoPanel(recipe))}
          {item(t('jobs.copy'), () => void copy(summary))}
          <Menu.Separator className="menu-line" />
          {item(t('jobs.remove'), () => {
            forgetRecord(record.id);
          })}
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  );
}

async function copy({ tool, title, settings }: Summary): Promise<void> {
  try {
    await navigator.clipboard.writeText([[...new Set([tool, title])].join(': '), ...settings].join('\n'));
    notify('success', i18next.t('jobs.copied'));
  } catch (error) {
    report(error);
  }
}

/** The time of today, and the day of others. */
function inWords(when: Date, language: string): string {
  const today = when.toDateString() === new Date().toDateString();
  const style = today ? { timeStyle: 'short' as const } : { dateStyle: 'medium' as const };
  return new Intl.DateTimeFormat(language, style).format(when);
}
