import { CircleHelp } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Tip } from '../../../ui/Tip.tsx';

interface ParameterFieldProps {
  readonly label: string;
  readonly help: string;
  /** Left out for what has no default to go back to. */
  readonly changed?: boolean;
  readonly onReset?: () => void;
  /** A control short enough to stand on the label's line. */
  readonly beside?: ReactNode;
  readonly children?: ReactNode;
}

/** A parameter's name, what it does, and a mark that leads back to the default once it was changed. */
export function ParameterField({
  label,
  help,
  changed = false,
  onReset,
  beside,
  children,
}: ParameterFieldProps) {
  const { t } = useTranslation();
  return (
    <div className="parameter">
      <div className="parameter-head">
        <span className="parameter-label" onDoubleClick={onReset}>
          {label}
        </span>
        {changed && (
          <Tip text={t('panels.reset')} side="top">
            <button
              type="button"
              className="parameter-changed"
              aria-label={t('panels.resetOne', { label })}
              onClick={onReset}
            />
          </Tip>
        )}
        {help !== '' && (
          <Tip text={help} side="left">
            <button type="button" className="parameter-help" aria-label={t('panels.about', { label })}>
              <CircleHelp size={12} aria-hidden />
            </button>
          </Tip>
        )}
        {beside}
      </div>
      {children}
    </div>
  );
}
