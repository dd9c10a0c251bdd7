import { CircleAlert, UserPlus } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChosenPhotos, KeptIdentity } from '../../../../preload/contract/index.ts';
import { inputOf } from '../../../../preload/contract/recipe-parameters.ts';
import { Button } from '../../../ui/Button.tsx';
import { DropZone } from '../../../ui/DropZone.tsx';
import { Tip } from '../../../ui/Tip.tsx';
import type { InputFieldProps } from '../../parts.ts';
import { KeptFace } from '../../people/KeptFace.tsx';
import { lookInChosen } from '../../people/look.ts';
import { openPeople, readPeople, usePeople } from '../../people/store.ts';

import { setInput } from '../../recipe/store.ts';
import { ParameterField } from '../parameters/ParameterField.tsx';
import { FolderButton, FolderRow, useFolderChoice } from './FolderField.tsx';
import { useInputWords } from './words.ts';
import './person.css';

/** Whose photos a tool takes: somebody of those who are kept, or a folder. */
export function PersonField({ tool, input, recipe }: InputFieldProps) {
  const { t } = useTranslation();
  const words = useInputWords(tool.id, input);
  const { kept: all } = usePeople();
  const people = all?.identities;
  const chosen = inputOf(recipe, input.name, 'person');
  const choose = (person: ChosenPhotos | null) => {
    setInput(tool.id, input.name, person && { kind: 'person', ...person });
  };
  const choosing = useFolderChoice(choose);
  useEffect(() => void readPeople(), []);

  const folder = chosen && 'folder' in chosen ? chosen : null;
  const kept = chosen && 'identity' in chosen ? chosen : null;
  const somebody = kept && people?.find(({ identity }) => identity === kept.identity);
  const harmed = kept && all?.damaged.some(({ identity }) => identity === kept.identity);
  useEffect(() => {
    // A run speaks of somebody by the name that they have by now.
    if (!kept || !somebody || somebody.name === kept.name) return;
    setInput(tool.id, input.name, { ...kept, name: somebody.name });
  }, [tool.id, input.name, kept, somebody]);
  return (
    <DropZone size="small" words={words('drop')} onDrop={choosing.drop}>
      <ParameterField
        label={words('label')}
        help={words('help')}
        beside={
          <Tip text={t('people.manageHelp')} side="left">
            <Button
              className="person-manage"
              onClick={() => {
                openPeople(kept?.identity ?? null, choose);
              }}
            >
              {t('people.manage')}
            </Button>
          </Tip>
        }
      >
        {people && people.length > 0 && (
          <div className="people-tiles" role="group" aria-label={words('label')}>
            {people.map((person) => (
              <PersonTile
                key={person.identity}
                person={person}
                chosen={person === somebody}
                onChoose={() => {
                  const { identity, name } = person;
                  choose(person === somebody ? null : { identity, name });
                }}
              />
            ))}
          </div>
        )}
        {somebody && <PhotosOf person={somebody} />}
        {people && kept && !somebody && (
          <p className="person-gone" role="alert">
            <CircleAlert size={14} aria-hidden />
            {t(harmed ? 'people.harmed' : 'people.gone', { name: kept.name })}
          </p>
        )}
        {folder ? (
          <>
            <FolderRow
              folder={folder}
              label={words('label')}
              onRename={(name) => {
                choose({ ...folder, name });
              }}
              onRemove={() => {
                choose(null);
              }}
            />
            <Button
              icon={UserPlus}
              className="person-keep"
              onClick={() => {
                openPeople(null, choose);
                void lookInChosen({ folder: folder.folder, name: folder.name });
              }}
            >
              {t('people.keepFolder')}
            </Button>
          </>
        ) : (
          <FolderButton choosing={choosing} words={words('add')} />
        )}
      </ParameterField>
    </DropZone>
  );
}

/** Scrolls the list to a tile, and nothing around the list. */
function showInList(tile: HTMLElement): void {
  const list = tile.parentElement;
  if (!list) return;
  const [own, around] = [tile.getBoundingClientRect(), list.getBoundingClientRect()];
  list.scrollTop += Math.min(0, own.top - around.top) + Math.max(0, own.bottom - around.bottom);
}

interface PersonTileProps {
  readonly person: KeptIdentity;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

function PersonTile({ person, chosen, onChoose }: PersonTileProps) {
  const { identity, name, portrait } = person;
  const tile = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (chosen && tile.current) showInList(tile.current);
  }, [chosen]);
  return (
    <Tip side="bottom" text={name}>
      <button
        ref={tile}
        type="button"
        className="person-tile"
        aria-label={name}
        aria-pressed={chosen}
        onClick={onChoose}
      >
        <KeptFace identity={identity} photo={portrait} size={56} />
        <span className="person-name" aria-hidden>
          {name}
        </span>
      </button>
    </Tip>
  );
}

/** How many photos of somebody there are, and what none of them shows. */
function PhotosOf({ person: { photos, missing } }: { readonly person: KeptIdentity }) {
  const { t } = useTranslation();
  const lacking = missing.map((shown) => t(`identities.shows.${shown}`));
  return (
    <p className="references-hint">
      {t('panels.folder.photos', { count: photos.length })}
      {lacking.length > 0 && ` · ${t('people.missing', { shows: lacking.join(t('people.comma')) })}`}
    </p>
  );
}
