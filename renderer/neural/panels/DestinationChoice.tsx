import { useTranslation } from 'react-i18next';
import { reworkedBy, useRework } from '../../picture/rework.ts';
import { useActiveDocument } from '../../picture/store.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { setDestination, usePanels } from '../recipe/store.ts';
import { ParameterField } from './parameters/ParameterField.tsx';

/** Where a result goes that has a size of its own; one that takes a layer's place goes where that is. */
export function DestinationChoice({ tool }: { readonly tool: string }) {
  const { t } = useTranslation();
  const destination = usePanels((state) => state.destination);
  const document = useActiveDocument();
  const reworked = useRework((state) => document && reworkedBy(tool, document.id, state));
  if (reworked) return <p className="destination-note">{t('layers.reworking')}</p>;
  const label = t('panels.destination.label');
  return (
    <ParameterField
      label={label}
      help={t('panels.destination.help')}
      changed={destination !== 'new'}
      onReset={() => {
        setDestination('new');
      }}
    >
      <Segmented
        label={label}
        value={destination}
        options={[
          { value: 'new', label: t('panels.destination.new') },
          { value: 'document', label: t('panels.destination.document') },
        ]}
        onChange={setDestination}
      />
    </ParameterField>
  );
}
