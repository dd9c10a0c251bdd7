import { FolderPlus, ImagePlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { lookInFolder, lookInPhotos } from './look.ts';

/** Choosing photos in which people are looked for. */
export function AddPeople({ look }: { readonly look: 'plain' | 'filled' }) {
  const { t } = useTranslation();
  return (
    <div className="people-add">
      <Button look={look} icon={FolderPlus} onClick={() => void lookInFolder()}>
        {t('people.addFolder')}
      </Button>
      <Button look={look} icon={ImagePlus} onClick={() => void lookInPhotos()}>
        {t('people.addPhotos')}
      </Button>
    </div>
  );
}
