import { useTranslation } from 'react-i18next';
import type { Reference } from '../../../preload/contract/recipe.ts';
import type { StyleCommand } from './StyleCell.tsx';
import { askRemoval, exportStyle, learnFrom } from './changes.ts';
import type { OpenedStyle } from './kept.ts';

/** What can be done with a style beyond painting by it: any painting's can be learnt, and what was learnt is looked after. */
export function useCommands(
  reference: Reference,
  kept: OpenedStyle | undefined,
  onRename: () => void,
): readonly (readonly StyleCommand[])[] {
  const { t } = useTranslation();
  const learn = (name: string): StyleCommand => ({
    name,
    act: () => {
      learnFrom(reference);
    },
  });
  if (!kept) return [[learn(t('panels.styles.learn'))]];
  const { style, name } = kept;
  return [
    [learn(t(kept.current ? 'panels.styles.further' : 'panels.styles.anew'))],
    [
      { name: t('panels.styles.rename'), act: onRename },
      { name: t('panels.styles.export'), act: () => void exportStyle(style) },
    ],
    [
      {
        name: t('panels.styles.remove'),
        act: () => {
          askRemoval({ style, name, damaged: false });
        },
      },
    ],
  ];
}
