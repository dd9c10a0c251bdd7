import { useTranslation } from 'react-i18next';
import type { Of } from '../../preload/adjustments/defaults.ts';
import { rangesOf } from './levels.ts';

/** What levels do to each colour by itself, such as after Auto: which values become black and white, and its gamma. */
export function ColourRanges({ levels }: { readonly levels: Of<'levels'> }) {
  const { t } = useTranslation();
  const ranges = rangesOf(levels);
  if (ranges.length === 0) return null;
  return (
    <p className="adjustment-word colour-ranges" role="status">
      {ranges.map(({ channel, black, white, gamma }) => (
        <span key={channel}>
          {t(`adjustments.channels.${channel}`)} {black}–{white}
          {gamma !== 1 && ` γ ${gamma}`}
        </span>
      ))}
    </p>
  );
}

/** The same as lines on the histogram, where each colour begins and ends. */
export function ColourMarks({ levels }: { readonly levels: Of<'levels'> }) {
  return rangesOf(levels).map(({ channel, black, white }) => (
    <path key={channel} className="colour-mark" data-channel={channel} d={`M${black} 0V100M${white} 0V100`} />
  ));
}
