import { useTranslation } from 'react-i18next';
import { Segmented } from '../../ui/Segmented.tsx';
import { setSource, sourceOf, usePanels, usualSource } from '../recipe/store.ts';
import { ParameterField } from './parameters/ParameterField.tsx';

/** What a tool works on. */
export function SourceChoice({ tool }: { readonly tool: string }) {
  const { t } = useTranslation();
  const source = usePanels((state) => sourceOf(state, tool));
  const label = t('panels.source.label');
  return (
    <ParameterField
      label={label}
      help={t('panels.source.help')}
      changed={source !== usualSource(tool)}
      onReset={() => {
        setSource(tool, usualSource(tool));
      }}
    >
      <Segmented
        label={label}
        value={source}
        options={[
          { value: 'layer', label: t('panels.source.layer') },
          { value: 'visible', label: t('panels.source.visible') },
        ]}
        onChange={(next) => {
          setSource(tool, next);
        }}
      />
    </ParameterField>
  );
}
