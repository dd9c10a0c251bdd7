import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { NumbersList } from './NumbersList.tsx';
import { takeMethod } from './take-method.ts';
import type { Result } from './use-results.ts';

interface CaptionProps {
  readonly result: Result;
  /** Where it is in the pane, where that shows several. */
  readonly place?: string;
}

/** What a result is, how near it comes to the original, and the way to go on with its method. */
export function Caption({ result: { id, name, judgement }, place }: CaptionProps) {
  const { t } = useTranslation();
  return (
    <div className="methods-caption" role="group" aria-label={name}>
      <div className="methods-name">
        {place && <span className="methods-place">{place}</span>}
        <strong>{name}</strong>
        {id !== 'original' && (
          <Button
            look="filled"
            className="methods-use"
            aria-label={t('compare.methods.useNamed', { name })}
            onClick={() => {
              takeMethod(id);
            }}
          >
            {t('compare.methods.use')}
          </Button>
        )}
      </div>
      <NumbersList judgement={judgement} />
    </div>
  );
}
