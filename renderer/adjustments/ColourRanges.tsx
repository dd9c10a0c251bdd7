import { useTranslation } from 'react-i18next';
import type { Of } from '../composite/adjustments/defaults.ts';
import { rangesOf } from './levels.ts';

/** What levels do to each colour by itself, such as after Auto: which values become its black and its white. */
export function ColourRanges({ levels }: { readonly levels: Of<'levels'> }) {
  const { t } = useTranslation();
  const ranges = rangesOf(levels);
  if (ranges.length === 0) return null;
  return (
    <p className="adjustment-word" role="status">
      {ranges
        .map(({ channel, black, white }) => `${t(`adjustments.channels.${channel}`)} ${black}–${white}`)
        .join(' · ')}
    </p>
  );
}
