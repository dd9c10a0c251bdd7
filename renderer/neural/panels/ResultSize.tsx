import { useTranslation } from 'react-i18next';
import type { Size } from '../../picture/reframe/reframe.ts';
import { useActivePicture } from '../../picture/store.ts';
import type { SizePlan } from './size-plan.ts';

/** How large the picture is and would become, or why it can't, as the panel stands. */
export function ResultSize({ plan: { from, to, problem } }: { readonly plan: SizePlan }) {
  const { t, i18n } = useTranslation();
  const selection = useActivePicture()?.selection;
  return (
    <div className="result-size" role="status" aria-label={t('panels.resultSize.label')}>
      {to && (
        <span>
          {`${from.width} × ${from.height} → `}
          <strong>{`${to.width} × ${to.height} px`}</strong>
          {` · ${t('panels.resultSize.megapixels', { count: megapixels(to, i18n.language) })}`}
        </span>
      )}
      {problem !== null && <p className="result-size-problem">{problem}</p>}
      {selection && <p>{t('panels.resultSize.whole')}</p>}
    </div>
  );
}

/** Millions of pixels, with as many digits as tell sizes apart. */
function megapixels({ width, height }: Size, language: string): string {
  const millions = (width * height) / 1e6;
  const maximumSignificantDigits = millions < 100 ? 2 : 3;
  return new Intl.NumberFormat(language, { maximumSignificantDigits }).format(millions);
}
