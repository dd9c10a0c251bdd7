import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JobRecord } from '../../../../preload/contract/index.ts';
import { Button, IconButton } from '../../../ui/Button.tsx';
import { clearJobHistory } from '../history.ts';
import { EndedRow } from './EndedRow.tsx';

/** How many are listed until all are wanted. */
const few = 20;

/** What is over, latest first, those of earlier starts too. */
export function EndedJobs({ records }: { readonly records: readonly JobRecord[] }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const [asking, setAsking] = useState(false);
  return (
    <section aria-label={t('jobs.ended')}>
      <header>
        <h3>{t('jobs.ended')}</h3>
        {!asking && (
          <IconButton
            small
            icon={Trash2}
            label={t('jobs.clear')}
            side="left"
            onClick={() => {
              setAsking(true);
            }}
          />
        )}
      </header>
      {asking && (
        <div className="jobs-sure" role="group" aria-label={t('jobs.clear')}>
          <span>{t('jobs.sure', { count: records.length })}</span>
          <Button
            look="filled"
            onClick={() => {
              setAsking(false);
            }}
          >
            {t('jobs.keepList')}
          </Button>
          <Button
            look="accent"
            autoFocus
            onClick={() => {
              setAsking(false);
              clearJobHistory();
            }}
          >
            {t('jobs.forget')}
          </Button>
        </div>
      )}
      <ul aria-label={t('jobs.ended')}>
        {(all ? records : records.slice(0, few)).map((record) => (
          <EndedRow key={record.id} record={record} />
        ))}
      </ul>
      {!all && records.length > few && (
        <Button
          className="jobs-all"
          onClick={() => {
            setAll(true);
          }}
        >
          {t('jobs.all', { count: records.length })}
        </Button>
      )}
    </section>
  );
}
