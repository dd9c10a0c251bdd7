import { useTranslation } from 'react-i18next';
import { failureWords } from '../../base/notices.ts';
import { Tip } from '../../ui/Tip.tsx';
import { formatNumber, isBest, numberKinds } from './numbers.ts';
import { useMethods } from './store.ts';
import type { Judgement } from './store.ts';
import { bestIn } from './use-results.ts';

/** How near a result comes to the original; the best of each number stands out. */
export function NumbersList({ judgement }: { readonly judgement: Judgement }) {
  const { t } = useTranslation();
  const comparison = useMethods((state) => state.comparison);
  switch (judgement.state) {
    case 'none':
      return null;
    case 'measuring':
      return <p className="methods-note">{t('compare.methods.measuring')}</p>;
    case 'failed': {
      const { title, detail } = failureWords(judgement.error);
      return (
        <Tip side="top" text={detail}>
          <p className="methods-note methods-failed" role="alert" tabIndex={0}>
            {title}
          </p>
        </Tip>
      );
    }
    case 'known': {
      const best = comparison && bestIn(comparison);
      return (
        <dl className="methods-numbers">
          {numberKinds.map((kind) => {
            const wins = isBest(kind, judgement.numbers, best);
            return (
              <Tip key={kind.name} side="top" text={t(`compare.methods.numbers.${kind.name}.help`)}>
                <div data-best={wins}>
                  <dt>{t(`compare.methods.numbers.${kind.name}.label`)}</dt>
                  <dd>
                    {formatNumber(kind, judgement.numbers)}
                    {wins && <span className="sr-only"> {t('compare.methods.best')}</span>}
                  </dd>
                </div>
              </Tip>
            );
          })}
        </dl>
      );
    }
  }
}
