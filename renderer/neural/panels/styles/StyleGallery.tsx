import { ImagePlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ToolDescription } from '../../../../preload/contract/index.ts';
import type { Recipe, Reference } from '../../../../preload/contract/recipe.ts';
import { useDescription } from '../../../base/application.ts';
import { DropZone } from '../../../files/DropZone.tsx';
import { chooseFiles } from '../../../files/choose-files.ts';
import { openFiles } from '../../../files/open.ts';
import { Tip } from '../../../ui/Tip.tsx';
import { referenceKey } from '../recipe.ts';
import { chooseReference, usePanels } from '../store.ts';
import { StyleTile } from './StyleTile.tsx';

interface StyleGalleryProps {
  readonly tool: ToolDescription;
  readonly recipe: Recipe;
}

/** Paintings to choose from: those that ship with the application and the person's own. */
export function StyleGallery({ tool, recipe }: StyleGalleryProps) {
  const { t } = useTranslation();
  const { styles } = useDescription();
  const ownStyles = usePanels((state) => state.ownStyles);
  const references: readonly Reference[] = [
    ...ownStyles.map((picture) => ({ kind: 'own', picture }) as const),
    ...styles.map((style) => ({ kind: 'shipped', style }) as const),
  ];
  const chosen = recipe.references.map(referenceKey);

  return (
    <DropZone purpose="style">
      <div className="styles" role="group" aria-label={t('styles.title')}>
        <Tip text={t('styles.addHelp')} side="left">
          <button
            type="button"
            className="style-tile style-add"
            aria-label={t('styles.add')}
            onClick={() => void chooseFiles(true).then((files) => openFiles(files, 'style'))}
          >
            <ImagePlus size={20} strokeWidth={1.5} aria-hidden />
          </button>
        </Tip>
        {references.map((reference) => (
          <StyleTile
            key={referenceKey(reference)}
            reference={reference}
            place={chosen.indexOf(referenceKey(reference))}
            several={chosen.length > 1}
            onChoose={(add) => {
              chooseReference(tool, reference, add);
            }}
          />
        ))}
      </div>
      <p className="styles-hint">{t('styles.hint', { maximum: tool.references.maximum })}</p>
    </DropZone>
  );
}
