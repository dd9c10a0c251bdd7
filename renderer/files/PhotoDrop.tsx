import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { hasFolder, takeDroppedFolder } from '../batch/offer.ts';
import { useDocuments } from '../picture/store.ts';
import { DropZone } from '../ui/DropZone.tsx';
import { openDropped } from './open.ts';
import { placeFiles } from './place.ts';

/** Files that are dropped here are opened, with Shift placed into the picture. */
export function PhotoDrop({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const hasPicture = useDocuments((state) => state.documents.length > 0);
  return (
    <DropZone
      size="photo"
      words={t('drop.photo')}
      hint={hasPicture ? `${t('drop.place')} · ${t('drop.folder')}` : t('drop.folder')}
      onDrop={(transfer, shift) => {
        const files = [...transfer.files];
        if (hasFolder(transfer)) takeDroppedFolder();
        else void (shift && hasPicture ? placeFiles(files) : openDropped(files));
      }}
    >
      {children}
    </DropZone>
  );
}
