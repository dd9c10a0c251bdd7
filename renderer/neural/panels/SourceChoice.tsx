import { useTranslation } from 'react-i18next';
import { Segmented } from '../../ui/Segmented.tsx';
import { setSource, usePanels } from '../recipe/store.ts';
import { ParameterField } from './parameters/ParameterField.tsx';

/** What the tools work on. */
export function SourceChoice() {
  const { t } = useTranslation();
  const source = usePanels((state) => state.source);
  const label = t('panels.source.label');
  return (
    <ParameterField
      label={label}
      help={t('panels.source.help')}
      changed={source !== 'layer'}
      onReset={() => {
        setSource('layer');
      }}
    >
      <Segmented
        label={label}
        value={source}
        options={[
          { value: 'layer', label: t('panels.source.layer') },
          { value: 'visible', label: t('panels.source.visible') },
        ]}
        onChange={setSource}
      />
    </ParameterField>
  );
}
