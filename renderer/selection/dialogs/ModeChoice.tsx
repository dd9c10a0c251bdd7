import { useTranslation } from 'react-i18next';
import type { Mode } from '../../pixels/mask/combine.ts';
import { CaptionedChoice } from './CaptionedChoice.tsx';

interface ModeChoiceProps {
  readonly mode: Mode;
  readonly onChange: (mode: Mode) => void;
}

/** How a dialog's selection and the one there is become one. */
export function ModeChoice({ mode, onChange }: ModeChoiceProps) {
  const { t } = useTranslation();
  return (
    <CaptionedChoice
      label={t('selection.modes')}
      value={mode}
      options={[
        { value: 'replace', label: t('selection.mode.replace') },
        { value: 'add', label: t('selection.mode.add') },
        { value: 'subtract', label: t('selection.mode.subtract') },
        { value: 'intersect', label: t('selection.mode.intersect') },
      ]}
      onChange={onChange}
    />
  );
}
