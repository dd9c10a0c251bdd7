import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { InputDescription, ToolDescription } from '../../preload/contract/index.ts';
import { useInputWords } from '../neural/panels/inputs/words.ts';
import { ParameterField } from '../neural/panels/parameters/ParameterField.tsx';
import { usePeople } from '../neural/people/store.ts';
import { useKeptStyles } from '../neural/restyle/kept.ts';

interface StepInputProps {
  readonly tool: ToolDescription;
  readonly input: InputDescription;
  readonly value: string | string[] | undefined;
  readonly onChange: (value: string | string[]) => void;
}

/** What a step takes beside the picture, written as in a recipe's file: names that are kept, files, numbers of faces. */
export function StepInput({ tool, input, value, onChange }: StepInputProps) {
  const { t } = useTranslation();
  const words = useInputWords(tool.id, input);
  const list = useId();
  const people = usePeople((state) => state.kept?.identities) ?? [];
  const styles = useKeptStyles((state) => state.styles);
  const known =
    input.kind === 'person'
      ? people.map(({ name }) => name)
      : input.kind === 'references' && input.role === 'style'
        ? styles.map(({ name }) => name)
        : [];
  const several = input.kind === 'references' || input.kind === 'faces';
  const written = value === undefined ? '' : typeof value === 'string' ? value : value.join('; ');
  return (
    <ParameterField label={words('label')} help={words('help')}>
      <input
        type="text"
        className="text-entry batch-input"
        aria-label={words('label')}
        placeholder={t(`batchRoom.inputs.${input.kind}`)}
        list={known.length > 0 ? list : undefined}
        value={written}
        onChange={(event) => {
          const given = event.target.value;
          onChange(several ? partsOf(given) : given);
        }}
      />
      {known.length > 0 && (
        <datalist id={list}>
          {known.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      )}
    </ParameterField>
  );
}

function partsOf(given: string): string[] {
  return given
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
