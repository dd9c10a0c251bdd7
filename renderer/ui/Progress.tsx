import { Progress as Radix } from 'radix-ui';

/** How far something is, from 0 to 1. */
export function Progress({ label, value }: { readonly label: string; readonly value: number }) {
  const percent = Math.round(value * 100);
  return (
    <Radix.Root className="progress" value={percent} aria-label={label}>
      <Radix.Indicator className="progress-fill" style={{ width: `${percent}%` }} />
    </Radix.Root>
  );
}
