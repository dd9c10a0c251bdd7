import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PictureLayer } from '../picture/document.ts';
import { rename } from './commands.ts';
import { startRenaming } from './store.ts';

interface LayerNameProps {
  readonly layer: PictureLayer;
  readonly renaming: boolean;
}

/** A layer's name; a double click lets it be typed anew. Enter or leaving takes it, Esc gives it up. */
export function LayerName({ layer, renaming }: LayerNameProps) {
  if (renaming) return <NameField layer={layer} />;
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

function NameField({ layer }: { readonly layer: PictureLayer }) {
  const { t } = useTranslation();
  const given = useRef(false);
  return (
    <input
      className="layer-rename"
      type="text"
      aria-label={t('layers.name')}
      defaultValue={layer.name}
      maxLength={255}
      autoFocus
      onFocus={(event) => {
        event.target.select();
      }}
      onPointerDown={(event) => {
        event.stopPropagation();
      }}
      onBlur={(event) => {
        const name = event.target.value.trim();
        startRenaming(null);
        if (!given.current && name !== '') rename(layer.id, name);
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        given.current = event.key === 'Escape';
        const row = event.currentTarget.closest<HTMLElement>('[role=treeitem]');
        event.currentTarget.blur();
        row?.focus();
      }}
    />
  );
}
