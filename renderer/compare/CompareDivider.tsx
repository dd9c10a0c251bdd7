import { useTranslation } from 'react-i18next';
import { Divider } from '../view/Divider.tsx';
import { moveDivider, useCompare } from '../view/compare.ts';
import { useCanvas } from '../view/store.ts';

/** The line between before and after. */
export function CompareDivider() {
  const { t } = useTranslation();
  const at = useCompare((state) => state.at);
  const width = useCanvas((state) => state.canvas.width);
  return (
    <Divider
      at={at}
      position={Math.round(width * at)}
      label={t('compare.divider')}
      before={t('compare.before')}
      after={t('compare.after')}
      onMove={moveDivider}
    />
  );
}
