import { useTranslation } from 'react-i18next';
import { useBrushes } from '../store.ts';
import { Tick } from './fields.tsx';

/** Where clone stamp and healing brush take their pixels from. */
export function SourceFields() {
  const { t } = useTranslation();
  const { aligned, cloneAll } = useBrushes();
  return (
    <>
      <Tick
        label={t('brushes.aligned')}
        checked={aligned}
        onChange={(next) => {
          useBrushes.setState({ aligned: next });
        }}
      />
      <Tick
        label={t('brushes.allLayers')}
        checked={cloneAll}
        onChange={(next) => {
          useBrushes.setState({ cloneAll: next });
        }}
      />
    </>
  );
}
