import * as z from 'zod';
import { create } from 'zustand';
import type {
  AppDescription,
  InputDescription,
  OpenedPicture,
  ToolDescription,
} from '../../../preload/contract/index.ts';
import { referenceKey } from '../../../preload/contract/recipe-parameters.ts';
import type { Recipe, RecipeInput, Reference } from '../../../preload/contract/recipe.ts';
import { remember, remembered } from '../../base/remember.ts';
import type { Size } from '../../picture/reframe/reframe.ts';
import { partsOf } from '../parts.ts';
import { chooseReferences, defaultRecipe, toggleReference, withInput } from './recipe.ts';
import type { Values } from './recipe.ts';
import type { Source } from './source.ts';

interface PanelsState {
  /** The tool whose panel is in front. */
  readonly tool: string;
  /** Every tool's panel as it stands. */
  readonly recipes: Readonly<Record<string, Recipe>>;
  /** The settings that each panel starts with and goes back to. */
  readonly starts: Readonly<Record<string, Values>>;
  /** What each tool works on, where the person has said so. */
  readonly sources: Readonly<Record<string, Source>>;
  /** Where results go that have a size of their own. */
  readonly destination: Destination;
  /** Pictures of the person's own that can serve as references, by the role they can have. */
  readonly own: Readonly<Record<string, readonly OpenedPicture[]>>;
}

const Destination = z.enum(['new', 'document']);
/** A document of its own, or the one that it was made from, which is resized then. */
export type Destination = z.infer<typeof Destination>;

const destinationName = 'destination';

export const usePanels = create<PanelsState>(() => ({
  tool: '',
  recipes: {},
  starts: {},
  sources: {},
  destination: remembered(destinationName, Destination, 'new'),
  own: {},
}));

/** Every panel on its defaults. */
export function startPanels(application: AppDescription): void {
  const { tools } = application;
  const start = (tool: ToolDescription): Recipe => {
    const recipe = defaultRecipe(tool);
    return partsOf(tool.id).start?.(recipe, application) ?? recipe;
  };
  const recipes = Object.fromEntries(tools.map((tool) => [tool.id, start(tool)]));
  usePanels.setState({
    tool: tools[0]?.id ?? '',
    recipes,
    starts: Object.fromEntries(Object.values(recipes).map(({ tool, values }) => [tool, values])),
  });
}

/** Brings what follows the picture in front to another one; what a person has set stays. */
export function followPicture(picture: Size): void {
  usePanels.setState(({ recipes, starts }) => {
    const followed = { recipes: { ...recipes }, starts: { ...starts } };
    for (const [tool, recipe] of Object.entries(recipes)) {
      const next = partsOf(tool).follow?.(picture);
      if (!next) continue;
      const { values } = recipe;
      const isUnset = ([name]: [string, unknown]) => values[name] === starts[tool]?.[name];
      const changed = Object.fromEntries(Object.entries(next).filter(isUnset));
      followed.recipes[tool] = { ...recipe, values: { ...values, ...changed } };
      followed.starts[tool] = { ...starts[tool], ...next };
    }
    return followed;
  });
}

export function showTool(tool: string): void {
  usePanels.setState({ tool });
}

/** What a tool works on. */
export function sourceOf({ sources }: Pick<PanelsState, 'sources'>, tool: string): Source {
  return sources[tool] ?? usualSource(tool);
}

/** What a tool works on until the person says otherwise. */
export function usualSource(tool: string): Source {
  return partsOf(tool).source ?? 'layer';
}

export function setSource(tool: string, source: Source): void {
  usePanels.setState(({ sources }) => ({ sources: { ...sources, [tool]: source } }));
}

export function setDestination(destination: Destination): void {
  usePanels.setState({ destination });
  remember(destinationName, destination);
}

export function setValues(tool: string, values: Values): void {
  changeRecipe(tool, (recipe) => ({ ...recipe, values: { ...recipe.values, ...values } }));
}

export function setWeight(tool: string, reference: Reference, weight: number): void {
  changeRecipe(tool, (recipe) => ({
    ...recipe,
    weights: { ...recipe.weights, [referenceKey(reference)]: weight },
  }));
}

type References = Extract<InputDescription, { kind: 'references' }>;

/**
 * Chooses a reference: with `add`, or where one is never enough, beside those already chosen (or no longer), else
 * instead of them.
 */
export function chooseReference(
  tool: string,
  { name, minimum, maximum }: References,
  reference: Reference,
  add: boolean,
): void {
  changeRecipe(tool, (recipe) =>
    add || minimum > 1
      ? toggleReference(recipe, name, reference, maximum)
      : chooseReferences(recipe, name, [reference]),
  );
}

export function setInput(tool: string, name: string, input: RecipeInput | null): void {
  changeRecipe(tool, (recipe) => withInput(recipe, name, input));
}

/** Back to what it started with; what was chosen for the inputs stays. */
export function resetValues({ id }: ToolDescription): void {
  const values = usePanels.getState().starts[id] ?? {};
  changeRecipe(id, (recipe) => ({ ...recipe, values, weights: {} }));
}

/** Puts a version's recipe back into its panel and brings that to the front. */
export function restoreRecipe(recipe: Recipe): void {
  usePanels.setState(({ recipes }) => ({
    tool: recipe.tool,
    recipes: { ...recipes, [recipe.tool]: recipe },
  }));
}

/** Adds a picture to the person's own and chooses it. */
export function addOwn({ id }: ToolDescription, input: References, picture: OpenedPicture): void {
  usePanels.setState(({ own }) => {
    const before = own[input.role] ?? [];
    const others = before.filter(({ pixels }) => pixels !== picture.pixels);
    return { own: { ...own, [input.role]: [...others, picture] } };
  });
  chooseReference(id, input, { kind: 'own', picture }, false);
}

function changeRecipe(tool: string, next: (recipe: Recipe) => Recipe): void {
  usePanels.setState(({ recipes }) => {
    const recipe = recipes[tool];
    return recipe ? { recipes: { ...recipes, [tool]: next(recipe) } } : {};
  });
}
