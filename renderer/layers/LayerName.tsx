import { useTranslation } from 'react-i18next';
import type { PictureLayer } from '../picture/document.ts';
import { RenameField } from '../ui/RenameField.tsx';
import { rename } from './commands.ts';
import { startRenaming } from './store.ts';

interface LayerNameProps {
  readonly layer: PictureLayer;
  readonly renaming: boolean;
}

/** A layer's name; a double click lets it be typed anew. */
export function LayerName({ layer, renaming }: LayerNameProps) {
  const { t } = useTranslation();
  if (renaming)
    return (
      <RenameField
        className="layer-rename"
        label={t('layers.name')}
        name={layer.name}
        most={255}
        back={(field) => field.closest<HTMLElement>('[role=treeitem]')}
        onEnd={(name) => {
          startRenaming(null);
          if (name !== null) rename(layer.id, name);
        }}
      />
    );
  return (
    <span
      className="layer-name"
      title={layer.name}
      onDoubleClick={() => {
        startRenaming(layer.id);
      }}
    >
      {layer.name}
    </span>
  );
}
