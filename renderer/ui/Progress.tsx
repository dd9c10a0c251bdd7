import { Progress as Radix } from 'radix-ui';

interface ProgressProps {
  readonly label: string;
  /** From 0 to 1; null where nobody knows. */
  readonly value: number | null;
}

/** How far something is. */
export function Progress({ label, value }: ProgressProps) {
  const percent = value === null ? null : Math.round(value * 100);
  return (
    <Radix.Root className="progress" value={percent} aria-label={label}>
      <Radix.Indicator
        className={percent === null ? 'progress-fill progress-unknown' : 'progress-fill'}
        style={{ width: percent === null ? '30%' : `${percent}%` }}
      />
    </Radix.Root>
  );
}
