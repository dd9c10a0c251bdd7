import { useTranslation } from 'react-i18next';
import { Tick } from '../../ui/fields.tsx';
import { useBrushes } from '../store.ts';

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
