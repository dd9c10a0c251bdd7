import { ImageUp, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OpenedPicture } from '../../../preload/contract/index.ts';
import { chooseFiles } from '../../files/choose-files.ts';
import { openPicture } from '../../files/open.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Thumbnail } from '../../view/Thumbnail.tsx';
import { setStart } from './store.ts';

interface StartPictureProps {
  readonly tool: string;
  readonly start: OpenedPicture | null;
}

/** The picture that a tool starts from, where it doesn't start from the photo. */
export function StartPicture({ tool, start }: StartPictureProps) {
  const { t } = useTranslation();

  const choose = async () => {
    const [file] = await chooseFiles(false);
    const picture = file && (await openPicture(file));
    if (picture) setStart(tool, picture);
  };

  if (!start)
    return (
      <Button look="filled" icon={ImageUp} className="start-choose" onClick={() => void choose()}>
        {t('panels.chooseStart')}
      </Button>
    );
  return (
    <div className="start-picture">
      <Thumbnail pixels={start.pixels} size={40} />
      <span className="start-name">{start.name}</span>
      <IconButton
        small
        icon={X}
        label={t('panels.removeStart')}
        onClick={() => {
          setStart(tool, null);
        }}
      />
    </div>
  );
}
