import { FilePlus2, FolderOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { perform } from '../actions/registry.ts';
import { useDescription } from '../base/application.ts';
import { Button } from '../ui/Button.tsx';
import { RecentList } from './RecentSheet.tsx';
import './documents.css';
import { openSample } from './open.ts';
import { useRecent } from './recent.ts';

/** What stands in place of a picture: how to get one, and some to try. */
export function EmptyState() {
  const { t } = useTranslation();
  const { samples } = useDescription();
  const recent = useRecent((state) => state.files.length > 0);
  return (
    <div className="empty">
      <div className="empty-inner">
        <h1>{t('empty.title')}</h1>
        <p className="empty-lead">{t('empty.lead')}</p>
        <div className="empty-ask">
          <Button look="accent" icon={FolderOpen} className="empty-open" onClick={() => perform('open')}>
            {t('empty.open')}
          </Button>
          <Button
            look="filled"
            icon={FilePlus2}
            className="empty-open"
            onClick={() => perform('new-document')}
          >
            {t('empty.new')}
          </Button>
        </div>
        <p className="empty-ways">{t('empty.ways')}</p>
        {recent && (
          <section className="empty-recent" aria-label={t('empty.recent')}>
            <h2>{t('empty.recent')}</h2>
            <RecentList most={5} />
          </section>
        )}
        {samples.length > 0 && (
          <section aria-label={t('empty.samples')}>
            <h2>{t('empty.samples')}</h2>
            <div className="samples">
              {samples.map((file) => (
                <button key={file} type="button" className="sample" onClick={() => void openSample(file)}>
                  <img src={`resources/samples/${file}`} alt="" draggable={false} />
                  <span>{t(`samples.${stem(file)}`, { defaultValue: stem(file) })}</span>
                </button>
              ))}
            </div>
          </section>
        )}
        <ol className="empty-steps">
          {(['photo', 'style', 'run'] as const).map((step, at) => (
            <li key={step}>
              <span className="step-number">{at + 1}</span>
              <span>{t(`empty.steps.${step}`)}</span>
            </li>
          ))}
        </ol>
      </div>
    </div>
  );
}

function stem(file: string): string {
  return file.replace(/\.[^.]+$/, '');
}
