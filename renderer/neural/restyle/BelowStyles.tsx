import { CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { referencesOf } from '../../../preload/contract/recipe-parameters.ts';
import type { Recipe } from '../../../preload/contract/recipe.ts';

import { isOnePass, unusableOf } from './chosen.ts';
import { useKeptStyles } from './kept.ts';

interface BelowStylesProps {
  readonly recipe: Recipe;
  readonly input: string;
}

/** What is said below the gallery: what is wrong with the choice; and where none was learnt yet, how one is. */
export function BelowStyles({ recipe, input }: BelowStylesProps) {
  const { t } = useTranslation();
  const kept = useKeptStyles();
  if (!kept.read || !isOnePass(recipe)) return null;
  const none = kept.styles.length + kept.damaged.length === 0;
  return (
    <>
      {unusableOf(referencesOf(recipe, input), kept).map(({ name, why }) => (
        <p key={name} className="style-gone" role="alert">
          <CircleAlert size={14} aria-hidden />
          {t(`panels.styles.chosen.${why}`, { name })}
        </p>
      ))}
      {none && <p className="references-hint">{t('panels.styles.none')}</p>}
    </>
  );
}
