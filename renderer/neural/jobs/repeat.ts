import i18next from 'i18next';
import type { Hash, Owner, StyleId } from '../../../preload/contract/index.ts';
import type { Recipe } from '../../../preload/contract/recipe.ts';
import { showPanel } from '../../actions/workspace.ts';
import { findTool } from '../../base/application.ts';
import { pentimento } from '../../base/connection.ts';
import { notify, report } from '../../base/notices.ts';
import { borrowing } from '../../base/owners.ts';
import { presentOf } from '../../picture/document.ts';
import { activeDocument } from '../../picture/store.ts';
import { missing, withInput } from '../recipe/recipe.ts';
import type { Source } from '../recipe/source.ts';
import { restoreRecipe } from '../recipe/store.ts';
import { runWith } from './run.ts';

/**
 * Runs a recipe of an earlier job once more, on the picture in front and what is selected there now. Where that lacks
 * something, or a picture is no longer there, the recipe goes into its panel, and the person is told.
 *
 * @param source What is worked on; as the panel stands where it is left out.
 */
export async function repeat(saved: Recipe, source?: Source): Promise<void> {
  await prepared(saved, (recipe) => runOrShow(recipe, source));
}

async function runOrShow(recipe: Recipe, source: Source | undefined): Promise<void> {
  const description = findTool(recipe.tool);
  const document = activeDocument();
  if (!description || !document) return;
  if (missing(description, recipe, presentOf(document))) {
    intoPanel(recipe);
    notify('information', i18next.t('jobs.incomplete'), i18next.t('jobs.incompleteWhy'));
    return;
  }
  await runWith(recipe, { reworks: false, ...(source && { source }) });
}

/** Puts the recipe of an earlier job into its panel. */
export async function putIntoPanel(saved: Recipe): Promise<void> {
  await prepared(saved, intoPanel);
}

function intoPanel(recipe: Recipe): void {
  restoreRecipe(recipe);
  showPanel('neural');
}

/** Does something with the recipe as the tool of today takes it, without what is no longer there, while the rest is held. */
async function prepared(saved: Recipe, work: (recipe: Recipe) => void | Promise<void>): Promise<void> {
  try {
    const { recipe } = await pentimento().call('updateRecipe', { recipe: saved });
    await borrowing(async (owner) => work(await withoutGone(recipe, owner)));
  } catch (error) {
    report(error);
  }
}

/** Pictures of the person's own are not kept beyond the session that they were opened in; what was learnt is looked up anew. */
async function withoutGone(recipe: Recipe, owner: Owner): Promise<Recipe> {
  const own = ownPictures(recipe);
  const hashes = [...new Set(own.map(({ pixels }) => pixels))];
  const answer = await pentimento().call('missingPictures', { owner, hashes });
  const gone = new Set(answer.hashes);
  const lost = own.filter(({ pixels }) => gone.has(pixels));
  for (const { style } of lost)
    if (style !== undefined) await pentimento().call('openStyle', { owner, style });
  const lacking = lost.filter(({ style }) => style === undefined);
  if (lacking.length > 0) {
    const names = lacking.map(({ name }) => name).join(', ');
    notify('information', i18next.t('jobs.gone', { names }), i18next.t('jobs.goneWhy'));
  }
  return lacking.reduce((there, { input, pixels }) => without(there, input, pixels), recipe);
}

interface OwnPicture {
  readonly input: string;
  readonly name: string;
  readonly pixels: Hash;
  /** There where it is the painting of a style that is kept. */
  readonly style?: StyleId;
}

function ownPictures({ inputs }: Recipe): readonly OwnPicture[] {
  return Object.entries(inputs).flatMap(([input, value]): readonly OwnPicture[] => {
    if (value.kind === 'picture') return [{ input, name: value.picture.name, pixels: value.picture.pixels }];
    if (value.kind !== 'references') return [];
    return value.references.flatMap((reference) => {
      if (reference.kind === 'shipped') return [];
      const { name, pixels } = reference.picture;
      return [{ input, name, pixels, ...(reference.kind === 'learnt' && { style: reference.style }) }];
    });
  });
}

function without(recipe: Recipe, input: string, pixels: Hash): Recipe {
  const value = recipe.inputs[input];
  if (value?.kind !== 'references') return withInput(recipe, input, null);
  const references = value.references.filter(
    (reference) => reference.kind === 'shipped' || reference.picture.pixels !== pixels,
  );
  return withInput(recipe, input, references.length > 0 ? { kind: 'references', references } : null);
}
