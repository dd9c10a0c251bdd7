import { useTranslation } from 'react-i18next';
import { Shown } from '../../../preload/contract/index.ts';
import type { KeptIdentity } from '../../../preload/contract/index.ts';
import { classNames } from '../../ui/class-names.ts';

/** What somebody's photos show, each with its number, and what is missing. */
export function Coverage({ person: { shows, missing } }: { readonly person: KeptIdentity }) {
  const { t } = useTranslation();
  return (
    <div className="coverage">
      <ul aria-label={t('people.coverage')}>
        {Shown.options.map((shown) => {
          const count = shows[shown] ?? 0;
          const words = t(`identities.shows.${shown}`);
          return (
            <li
              key={shown}
              className={classNames('coverage-of', count === 0 && 'coverage-missing')}
              aria-label={t(count === 0 ? 'people.lacks' : 'people.has', { shown: words, count })}
            >
              {words}
              <span aria-hidden>{count === 0 ? '–' : count}</span>
            </li>
          );
        })}
      </ul>
      {missing.length > 0 && <p>{t('people.better')}</p>}
    </div>
  );
}
