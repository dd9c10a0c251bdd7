import { ImageUp, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { inputOf } from '../../../../preload/contract/recipe-parameters.ts';
import { chooseFiles } from '../../../base/choose-files.ts';
import { borrowing } from '../../../base/owners.ts';
import { openPicture } from '../../../base/read-file.ts';
import { Button, IconButton } from '../../../ui/Button.tsx';
import { Thumbnail } from '../../../view/Thumbnail.tsx';
import type { InputFieldProps } from '../../parts.ts';

import { setInput } from '../../recipe/store.ts';
import { useInputWords } from './words.ts';

/** A picture beside the one that is worked on. */
export function PictureField({ tool, input, recipe }: InputFieldProps) {
  const { t } = useTranslation();
  const words = useInputWords(tool.id, input);
  const picture = inputOf(recipe, input.name, 'picture')?.picture;

  const choose = async () => {
    const [file] = await chooseFiles(false);
    if (!file) return;
    await borrowing(async (owner) => {
      const picture = await openPicture(file, owner);
      if (picture) setInput(tool.id, input.name, { kind: 'picture', picture });
    });
  };

  if (!picture)
    return (
      <Button look="filled" icon={ImageUp} className="picture-choose" onClick={() => void choose()}>
        {words('add')}
      </Button>
    );
  return (
    <div className="picture-field">
      <Thumbnail pixels={picture.pixels} profile={picture.profile} size={40} />
      <span className="picture-name">{picture.name}</span>
      <IconButton
        small
        icon={X}
        label={t('panels.inputs.remove', { label: words('label') })}
        onClick={() => {
          setInput(tool.id, input.name, null);
        }}
      />
    </div>
  );
}
