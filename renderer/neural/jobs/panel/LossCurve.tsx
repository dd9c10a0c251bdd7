import { useTranslation } from 'react-i18next';

const width = 160;
const height = 32;

/** How far off a job that learns was, from its beginning to now. */
export function LossCurve({ losses }: { readonly losses: readonly number[] }) {
  const { t, i18n } = useTranslation();
  const [first] = losses;
  const last = losses.at(-1);
  if (first === undefined || last === undefined || losses.length < 2) return null;
  const number = new Intl.NumberFormat(i18n.language, { maximumSignificantDigits: 2 });
  const [least, most] = [Math.min(...losses), Math.max(...losses)];
  const place = (loss: number, i: number) => {
    const x = (i / (losses.length - 1)) * width;
    const y = 1 + (1 - (loss - least) / (most - least || 1)) * (height - 2);
    return `${x.toFixed(1)},${y.toFixed(1)}`;
  };
  return (
    <svg
      className="loss-curve"
      role="img"
      aria-label={t('jobs.losses', { from: number.format(first), to: number.format(last) })}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
    >
      <polyline points={losses.map(place).join(' ')} vectorEffect="non-scaling-stroke" />
    </svg>
  );
}
