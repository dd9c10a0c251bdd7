import { FolderOpen, Palette } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useEffect, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InputDescription, ToolDescription } from '../../preload/contract/index.ts';
import { useDescription } from '../base/application.ts';
import { useInputWords } from '../neural/panels/inputs/words.ts';
import { ParameterField } from '../neural/panels/parameters/ParameterField.tsx';
import { readPeople, usePeople } from '../neural/people/store.ts';
import { describeReference } from '../neural/recipe/references.ts';
import { useOfferedStyles } from '../neural/restyle/kept.ts';
import { IconButton } from '../ui/Button.tsx';
import { choosePaths } from './commands.ts';
import { lineOf, partsOf, titled, untitled } from './written.ts';

interface StepInputProps {
  readonly tool: ToolDescription;
  readonly input: InputDescription;
  readonly value: string | string[] | undefined;
  readonly onChange: (value: string | string[]) => void;
}

/** What the system's dialog is asked for; nothing for what is no file. */
const inDialogs: Readonly<Record<InputDescription['kind'], 'file' | 'folder' | null>> = {
  picture: 'file',
  mask: 'file',
  references: 'file',
  person: 'folder',
  folder: 'folder',
  faces: null,
};

/**
 * What a step takes beside the picture, as in a recipe's file: names of what is kept or ships, files, numbers of faces. It
 * can be written, and chosen where there is something to choose from.
 */
export function StepInput({ tool, input, value, onChange }: StepInputProps) {
  const { t } = useTranslation();
  const words = useInputWords(tool.id, input);
  const { surface } = useDescription();
  const list = useId();
  const people = usePeople((state) => state.kept?.identities) ?? [];
  const person = input.kind === 'person';
  useEffect(() => {
    if (person) void readPeople();
  }, [person]);
  const several = input.kind === 'references' || input.kind === 'faces';
  const given = value ?? (several ? [] : '');
  const asked = inDialogs[input.kind];
  const [typed, setTyped] = useState('');
  const titles = useTitles();
  const paints = input.kind === 'references' && input.role === 'style';
  const shown = paints ? titled([given].flat(), titles) : given;
  const add = (parts: readonly string[]) => {
    onChange(several ? withParts([given].flat(), parts, input) : (parts[0] ?? ''));
  };
  return (
    <ParameterField label={words('label')} help={words('help')}>
      <div className="batch-given">
        <input
          type="text"
          className="text-entry batch-input"
          aria-label={words('label')}
          placeholder={t(`batchRoom.inputs.${input.kind}`)}
          list={person && people.length > 0 ? list : undefined}
          value={lineOf(shown, typed)}
          onChange={(event) => {
            setTyped(event.target.value);
            const parts = partsOf(event.target.value);
            onChange(several ? (paints ? untitled(parts, titles) : parts) : event.target.value);
          }}
        />
        {paints && <Styles onChoose={(name) => add([name])} />}
        {surface === 'desktop' && asked && (
          <IconButton
            small
            icon={FolderOpen}
            side="left"
            label={t(`batchRoom.inputs.choose.${asked}`, { input: words('label') })}
            onClick={() => void choosePaths(asked, add)}
          />
        )}
      </div>
      {person && people.length > 0 && (
        <datalist id={list}>
          {people.map(({ name }) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      )}
    </ParameterField>
  );
}

/** What paintings that ship are called here, by what they are called in recipes; none that has the name of a style that is kept. */
function useTitles(): ReadonlyMap<string, string> {
  const { i18n } = useTranslation();
  const styles = useOfferedStyles();
  return useMemo(() => {
    const kept = new Set(styles.flatMap((style) => (style.kind === 'learnt' ? [style.name] : [])));
    const shipped = styles.flatMap((style) =>
      style.kind === 'shipped'
        ? [[style.style.id, describeReference(style, i18n.language).title] as const]
        : [],
    );
    return new Map(shipped.filter(([, title]) => !kept.has(title)));
  }, [styles, i18n.language]);
}

/** The styles that are kept, by their names, and those that ship, by what they are called in recipes. */
function Styles({ onChoose }: { readonly onChoose: (name: string) => void }) {
  const { t, i18n } = useTranslation();
  const styles = useOfferedStyles();
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger asChild>
        <IconButton small icon={Palette} label={t('batchRoom.inputs.choose.style')} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu batch-menu" sideOffset={4} collisionPadding={8}>
          {styles.map((style) => {
            const name =
              style.kind === 'shipped' ? style.style.id : style.kind === 'learnt' ? style.name : null;
            return (
              name !== null && (
                <DropdownMenu.Item
                  key={name}
                  className="menu-item menu-item-low"
                  onSelect={() => {
                    onChoose(name);
                  }}
                >
                  {describeReference(style, i18n.language).title}
                </DropdownMenu.Item>
              )
            );
          })}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

/** Beside what there is, each once; in its place where only one can be taken. */
function withParts(given: readonly string[], parts: readonly string[], input: InputDescription): string[] {
  const all = [...new Set([...given, ...parts])];
  return 'maximum' in input && input.maximum === 1 ? all.slice(-1) : all;
}
