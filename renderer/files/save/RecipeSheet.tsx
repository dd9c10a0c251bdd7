import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { closeDialog, useDialogs } from '../../actions/dialogs.ts';
import { notCarriedWords, stepWords } from '../../base/recipe-words.ts';
import { DialogForm } from '../../ui/DialogForm.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { recipeOf, saveRecipe } from './recipe.ts';
import type { RecipeSource } from './recipe.ts';
import './save.css';

/** What of a picture, or of the layer in hand, other pictures can go through, before it is saved as a recipe. */
export function RecipeSheet() {
  const { t } = useTranslation();
  const source = useDialogs(({ open }): RecipeSource | null =>
    open === 'steps-recipe' ? 'document' : open === 'layer-recipe' ? 'layer' : null,
  );
  return (
    source && (
      <Sheet
        open
        title={t(`recipe.title.${source}`)}
        close={t('save.cancel')}
        onClose={closeDialog}
        className="save"
      >
        <Steps source={source} />
      </Sheet>
    )
  );
}

function Steps({ source }: { readonly source: RecipeSource }) {
  const { t } = useTranslation();
  // As it was when the person asked.
  const [made] = useState(() => recipeOf(source));
  const { steps, not, name } = made ?? { steps: [], not: [], name: '' };
  return (
    <DialogForm
      submit={t('recipe.save')}
      refused={steps.length === 0}
      onSubmit={() =>
        void saveRecipe(name, steps).then((saved) => {
          if (saved) closeDialog();
        })
      }
      cancel={t('save.cancel')}
      onCancel={closeDialog}
    >
      <p className="save-about">{t(steps.length > 0 ? 'recipe.about' : 'recipe.none')}</p>
      {steps.length > 0 && (
        <ol className="recipe-steps">
          {steps.map((step, at) => (
            <li key={at}>{stepWords(step)}</li>
          ))}
        </ol>
      )}
      {not.length > 0 && (
        <>
          <h3 className="recipe-not">{t('recipe.notCarried')}</h3>
          <ul className="save-facts">
            {not.map((each) => (
              <li key={JSON.stringify(each)} className="save-loss">
                <span>{notCarriedWords(each)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </DialogForm>
  );
}
