import { Folder, FolderOpen, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChosenFolder } from '../../../../preload/contract/index.ts';
import { inputOf } from '../../../../preload/contract/recipe-parameters.ts';
import { chooseFolder, droppedFolder, handOver } from '../../../base/choose-folder.ts';
import { pentimento } from '../../../base/connection.ts';
import { failureWords, notify, report } from '../../../base/notices.ts';
import { useLatest } from '../../../base/use-latest.ts';
import { Button, IconButton } from '../../../ui/Button.tsx';
import { DropZone } from '../../../ui/DropZone.tsx';
import type { InputFieldProps } from '../../parts.ts';

import { setInput } from '../../recipe/store.ts';
import { ParameterField } from '../parameters/ParameterField.tsx';
import { useInputWords } from './words.ts';

/** A folder of photos: how many there are in it, and what can't be read. */
export function FolderField({ tool, input, recipe }: InputFieldProps) {
  const words = useInputWords(tool.id, input);
  const choosing = useFolderChoice((folder) => {
    setInput(tool.id, input.name, { kind: 'folder', ...folder });
  });
  const chosen = inputOf(recipe, input.name, 'folder');
  return (
    <DropZone size="small" words={words('drop')} onDrop={choosing.drop}>
      <ParameterField label={words('label')} help={words('help')}>
        {chosen ? (
          <FolderRow
            folder={chosen}
            label={words('label')}
            onRemove={() => {
              setInput(tool.id, input.name, null);
            }}
          />
        ) : (
          <FolderButton choosing={choosing} words={words('add')} />
        )}
      </ParameterField>
    </DropZone>
  );
}

export interface FolderChoice {
  /** Whether its photos are being handed over. */
  readonly handing: boolean;
  readonly choose: () => void;
  readonly drop: (transfer: DataTransfer) => void;
}

/** Choosing a folder in the system's dialog, or dropping it. */
export function useFolderChoice(onChosen: (folder: ChosenFolder) => void): FolderChoice {
  const { t } = useTranslation();
  const [handing, setHanding] = useState(false);
  const take = async (choosing: Promise<ChosenFolder | null>) => {
    setHanding(true);
    try {
      const folder = await choosing;
      if (folder) onChosen(folder);
    } catch (error) {
      report(error);
    } finally {
      setHanding(false);
    }
  };
  const dropped = async (transfer: DataTransfer) => {
    const folder = await droppedFolder(transfer);
    if (!folder) notify('information', t('panels.folder.notOne'));
    return folder && handOver(folder);
  };
  return {
    handing,
    choose: () => void take(chooseFolder()),
    drop: (transfer) => void take(dropped(transfer)),
  };
}

export function FolderButton({
  choosing,
  words,
}: {
  readonly choosing: FolderChoice;
  readonly words: string;
}) {
  const { t } = useTranslation();
  return (
    <Button
      look="filled"
      icon={FolderOpen}
      className="picture-choose"
      disabled={choosing.handing}
      onClick={choosing.choose}
    >
      {choosing.handing ? t('panels.folder.handing') : words}
    </Button>
  );
}

interface FolderRowProps {
  readonly folder: ChosenFolder;
  /** What the folder is to the tool. */
  readonly label: string;
  /** There where it is called after somebody. */
  readonly onRename?: (name: string) => void;
  readonly onRemove: () => void;
}

/** The folder that is chosen, and what lies in it. */
export function FolderRow({ folder, label, onRename, onRemove }: FolderRowProps) {
  const { t } = useTranslation();
  return (
    <>
      <div className="picture-field">
        <Folder size={16} aria-hidden />
        {onRename ? (
          <input
            type="text"
            className="text-entry picture-name"
            aria-label={t('panels.folder.person')}
            maxLength={200}
            value={folder.name}
            onChange={(event) => {
              onRename(event.target.value);
            }}
          />
        ) : (
          <span className="picture-name">{folder.name}</span>
        )}
        <IconButton small icon={X} label={t('panels.inputs.remove', { label })} onClick={onRemove} />
      </div>
      <Contents key={folder.folder} folder={folder.folder} name={folder.name} />
    </>
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
