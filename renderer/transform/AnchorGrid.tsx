import { Square } from 'lucide-react';
import { RadioGroup } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import type { Point } from '../pixels/affine.ts';

const parts = [0, 0.5, 1] as const;
const rows = ['top', 'middle', 'bottom'] as const;
const columns = ['left', 'centre', 'right'] as const;

/** Which part of the picture stays in its place: nine of them. */
export function AnchorGrid({
  value,
  onChange,
}: {
  readonly value: Point;
  readonly onChange: (anchor: Point) => void;
}) {
  const { t } = useTranslation();
  return (
    <RadioGroup.Root
      className="anchor-grid"
      aria-label={t('transform.anchor')}
      value={`${value.x} ${value.y}`}
      onValueChange={(chosen) => {
        const [x = 0.5, y = 0.5] = chosen.split(' ').map(Number);
        onChange({ x, y });
      }}
    >
      {rows.flatMap((row, down) =>
        columns.map((column, across) => (
          <RadioGroup.Item
            key={`${row} ${column}`}
            value={`${parts[across] ?? 0.5} ${parts[down] ?? 0.5}`}
            aria-label={t('transform.anchorAt', {
              row: t(`transform.${row}`),
              column: t(`transform.${column}`),
            })}
          >
            <Square size={10} aria-hidden />
          </RadioGroup.Item>
        )),
      )}
    </RadioGroup.Root>
  );
}
