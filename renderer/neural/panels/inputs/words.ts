import { useTranslation } from 'react-i18next';
import type { InputDescription } from '../../../../preload/contract/index.ts';

type Word = 'label' | 'help' | 'add' | 'addHelp' | 'drop' | 'missing';

/** What a panel says of an input: the tool's own words, else those of its kind. */
export function useInputWords(tool: string, input: InputDescription): (word: Word) => string {
  const { t } = useTranslation();
  return (word) => {
    const own = `tools.${tool}.${input.name}.${word}`;
    // A name says more than a kind, of which there may be several.
    return word === 'label' ? t(own) : t([own, `panels.inputs.${input.kind}.${word}`]);
  };
}
