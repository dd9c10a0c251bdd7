import { Pipette } from 'lucide-react';
import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../ui/Button.tsx';
import type { TonePoint } from './tone-points.ts';

interface PointDropperProps extends Omit<ComponentProps<'button'>, 'children'> {
  readonly point: TonePoint;
  readonly side?: 'left';
}

/** Takes the dropper for what shall be black, grey or white. */
export function PointDropper({ point, ...rest }: PointDropperProps) {
  const { t } = useTranslation();
  return (
    <IconButton
      small
      icon={Pipette}
      className={`dropper dropper-${point}`}
      label={t(`adjustments.dropper.${point}`)}
      {...rest}
    />
  );
}
