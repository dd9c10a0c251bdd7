import { BookOpen, FolderOpen, Plus, Save } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { useDescription } from '../base/application.ts';
import { chooseFiles } from '../base/choose-files.ts';
import { IconButton } from '../ui/Button.tsx';
import { DropZone } from '../ui/DropZone.tsx';
import { adjustmentTypes, filterTypes } from '../ui/adjustment-icons.ts';
import { StepCard } from './StepCard.tsx';
import { loadRecipe, openRecipe, saveRecipe } from './commands.ts';
import {
  addStep,
  adjustmentStep,
  canBeStep,
  changeDraft,
  takeRecipe,
  toolStep,
  useDraft,
  useRecentRecipes,
} from './draft.ts';
import { stepTitle } from './step-title.ts';
import { isFree, useBatch } from './store.ts';

/** What each picture goes through, step by step. While it is being worked on, it is only to be read. */
export function RecipePart() {
  const { t } = useTranslation();
  const { name, steps } = useDraft();
  const free = useBatch((state) => isFree(state.standing));
  const desktop = useDescription().surface === 'desktop';
  const load = async () => {
    if (desktop) return openRecipe('files');
    const [file] = await chooseFiles(false, ['.json']);
    return file && loadRecipe(file);
  };
  const content = (
    <>
      <header className="batch-head">
        <h3>{t('batchRoom.recipe.title')}</h3>
        <Recent />
        <IconButton
          small
          icon={FolderOpen}
          label={t('batchRoom.recipe.load')}
          disabled={!free}
          onClick={() => void load()}
        />
        <IconButton small icon={Save} label={t('batchRoom.recipe.save')} onClick={() => void saveRecipe()} />
      </header>
      <fieldset className="batch-scroll" disabled={!free}>
        <div className="batch-field">
          <span className="parameter-label">{t('batchRoom.recipe.name')}</span>
          <input
            type="text"
            className="text-entry batch-recipe-name"
            aria-label={t('batchRoom.recipe.name')}
            placeholder={t('batchRoom.unnamed')}
            maxLength={100}
            value={name}
            onChange={(event) => {
              changeDraft({ name: event.target.value });
            }}
          />
        </div>
        {steps.length === 0 && <p className="batch-hint">{t('batchRoom.recipe.none')}</p>}
        <ol className="batch-steps" aria-label={t('batchRoom.recipe.steps')}>
          {steps.map((draft, at) => (
            <StepCard key={draft.key} draft={draft} place={at} count={steps.length} />
          ))}
        </ol>
        <AddStep />
      </fieldset>
    </>
  );
  return (
    <section className="batch-part" aria-label={t('batchRoom.recipe.title')}>
      {free ? (
        <DropZone
          size="photo"
          words={t('batchRoom.recipe.drop')}
          onDrop={({ files }) => {
            const [file] = files;
            if (desktop) void openRecipe('dropped');
            else if (file) void loadRecipe(file);
          }}
        >
          {content}
        </DropZone>
      ) : (
        <div className="drop-zone">{content}</div>
      )}
    </section>
  );
}

/** The tools that can be steps. */
function AddStep() {
  const { t } = useTranslation();
  const { tools } = useDescription();
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger className="button button-filled batch-add">
        <Plus size={16} aria-hidden />
        {t('batchRoom.recipe.add')}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu batch-menu" sideOffset={4} collisionPadding={8}>
          {tools.filter(canBeStep).map((tool) => (
            <DropdownMenu.Item
              key={tool.id}
              className="menu-item"
              onSelect={() => {
                addStep(toolStep(tool));
              }}
            >
              {t(`tools.${tool.id}.title`)}
            </DropdownMenu.Item>
          ))}
          {[adjustmentTypes, filterTypes].map((types) => (
            <Fragment key={types[0]}>
              <DropdownMenu.Separator className="menu-line" />
              {types.map((type) => (
                <DropdownMenu.Item
                  key={type}
                  className="menu-item menu-item-low"
                  onSelect={() => {
                    addStep(adjustmentStep(type));
                  }}
                >
                  {t(`adjustments.types.${type}`)}
                </DropdownMenu.Item>
              ))}
            </Fragment>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

/** Recipes that were used before. Those of one name differ in when that was, if in nothing else that can be seen. */
function Recent() {
  const { t, i18n } = useTranslation();
  const time = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' });
  const recipes = useRecentRecipes((state) => state.recipes);
  const free = useBatch((state) => isFree(state.standing));
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger asChild>
        <IconButton
          small
          icon={BookOpen}
          label={t('batchRoom.recipe.recent')}
          disabled={!free || recipes.length === 0}
        />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu batch-menu" sideOffset={4} collisionPadding={8}>
          {recipes.map((recent) => (
            <DropdownMenu.Item
              key={JSON.stringify(recent)}
              className="menu-item"
              onSelect={() => {
                takeRecipe(recent, t('batchRoom.unnamed'));
              }}
            >
              <span className="batch-recent">
                {recent.recipe.name}
                <small>{recent.recipe.steps.map(stepTitle).join(' · ')}</small>
                <small>{recent.when !== null && time.format(recent.when)}</small>
                <small>{recent.folder}</small>
              </span>
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
