import { Folder, FolderOpen, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChosenFolder } from '../../../../preload/contract/index.ts';
import { chooseFolder, droppedFolder, handOver } from '../../../base/choose-folder.ts';
import { pentimento } from '../../../base/connection.ts';
import { failureWords, notify, report } from '../../../base/notices.ts';
import { useLatest } from '../../../base/use-latest.ts';
import { Button, IconButton } from '../../../ui/Button.tsx';
import { DropZone } from '../../../ui/DropZone.tsx';
import type { InputFieldProps } from '../../parts.ts';
import { inputOf } from '../../recipe/recipe.ts';
import { setInput } from '../../recipe/store.ts';
import { ParameterField } from '../parameters/ParameterField.tsx';
import { useInputWords } from './words.ts';

/** A folder of photos, of anything or of one person: how many there are in it, and what can't be read. */
export function FolderField({ tool, input, recipe }: InputFieldProps) {
  const { t } = useTranslation();
  const words = useInputWords(tool.id, input);
  const [handing, setHanding] = useState(false);
  const kind = input.kind === 'person' ? 'person' : 'folder';
  const chosen = inputOf(recipe, input.name, kind);

  const take = async (choosing: Promise<ChosenFolder | null>) => {
    setHanding(true);
    try {
      const folder = await choosing;
      if (folder) setInput(tool.id, input.name, { kind, ...folder });
    } catch (error) {
      report(error);
    } finally {
      setHanding(false);
    }
  };
  const drop = async (transfer: DataTransfer) => {
    const folder = await droppedFolder(transfer);
    if (!folder) notify('information', t('panels.folder.notOne'));
    return folder && handOver(folder);
  };

  return (
    <DropZone size="small" words={words('drop')} onDrop={(transfer) => void take(drop(transfer))}>
      <ParameterField label={words('label')} help={words('help')}>
        {!chosen && (
          <Button
            look="filled"
            icon={FolderOpen}
            className="picture-choose"
            disabled={handing}
            onClick={() => void take(chooseFolder())}
          >
            {handing ? t('panels.folder.handing') : words('add')}
          </Button>
        )}
        {chosen && (
          <>
            <div className="picture-field">
              <Folder size={16} aria-hidden />
              {kind === 'person' ? (
                <input
                  type="text"
                  className="text-entry picture-name"
                  aria-label={t('panels.folder.person')}
                  maxLength={200}
                  value={chosen.name}
                  onChange={(event) => {
                    setInput(tool.id, input.name, { ...chosen, name: event.target.value });
                  }}
                />
              ) : (
                <span className="picture-name">{chosen.name}</span>
              )}
              <IconButton
                small
                icon={X}
                label={t('panels.inputs.remove', { label: words('label') })}
                onClick={() => {
                  setInput(tool.id, input.name, null);
                }}
              />
            </div>
            <Contents key={chosen.folder} folder={chosen.folder} name={chosen.name} />
          </>
        )}
      </ParameterField>
    </DropZone>
  );
}

/** What lies in a folder, looked into when it is chosen. */
function Contents(folder: ChosenFolder) {
  const { t } = useTranslation();
  // Another name for the person in it is no other folder.
  const [looked] = useState(folder);
  const { answer } = useLatest(looked, lookInto, 0);
  if (!answer) return <p className="references-hint">{t('panels.folder.looking')}</p>;
  return (
    <>
      <p className="references-hint">{t('panels.folder.photos', { count: answer.photos })}</p>
      {answer.unreadable.length > 0 && (
        <details className="folder-unreadable">
          <summary>{t('panels.folder.unreadable', { count: answer.unreadable.length })}</summary>
          <ul>
            {answer.unreadable.map(({ name, error }) => (
              <li key={name} title={failureWords(error).detail}>
                {name}: {failureWords(error).title}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function lookInto(folder: ChosenFolder) {
  return pentimento().call('lookInto', folder);
}
