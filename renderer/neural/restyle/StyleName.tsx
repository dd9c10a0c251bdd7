import { useTranslation } from 'react-i18next';
import { RenameField } from '../../ui/RenameField.tsx';

interface StyleNameProps {
  readonly title: string;
  readonly renaming?: boolean;
  /** With the name that was typed, or null where it stays as it is. */
  readonly onRenamed?: (name: string | null) => void;
}

/** What a style is called, below its tile; what lies below stays where it is while it is being renamed. */
export function StyleName({ title, renaming = false, onRenamed }: StyleNameProps) {
  const { t } = useTranslation();
  return (
    <span className="style-name">
      <span className="style-called" aria-hidden>
        {title}
      </span>
      {renaming && (
        <RenameField
          className="style-rename"
          label={t('panels.styles.name')}
          name={title}
          most={100}
          back={(field) => field.closest('.style-cell')?.querySelector<HTMLElement>('.style-tile')}
          onEnd={(name) => onRenamed?.(name === title ? null : name)}
        />
      )}
    </span>
  );
}
