import { z } from 'zod';
import { create } from 'zustand';
import type { OpenedPicture, StyleReference, ToolDescription } from '../../../preload/contract/index.ts';
import type { Recipe, Reference } from '../../../preload/contract/recipe.ts';
import { remember, remembered } from '../../base/remember.ts';
import type { Source } from '../jobs/source.ts';
import { chooseOnly, defaultRecipe, referenceKey, toggleReference } from './recipe.ts';
import type { Values } from './recipe.ts';

interface PanelsState {
  /** The tool whose panel is in front. */
  readonly tool: string;
  /** Every tool's panel as it stands. */
  readonly recipes: Readonly<Record<string, Recipe>>;
  /** What tools work on. */
  readonly source: Source;
  /** Where results go that have a size of their own. */
  readonly destination: Destination;
  /** Pictures of the person's own that can serve as references. */
  readonly ownStyles: readonly OpenedPicture[];
}

const Destination = z.enum(['new', 'document']);
/** A document of its own, or the one that it was made from, which is resized then. */
export type Destination = z.infer<typeof Destination>;

const destinationName = 'destination';

export const usePanels = create<PanelsState>(() => ({
  tool: '',
  recipes: {},
  source: 'layer',
  destination: remembered(destinationName, Destination, 'new'),
  ownStyles: [],
}));

/** Every panel on its defaults; where a tool needs a reference, the first that ships is already chosen. */
export function startPanels(tools: readonly ToolDescription[], styles: readonly StyleReference[]): void {
  const [style] = styles;
  const start = (tool: ToolDescription): Recipe => {
    const recipe = defaultRecipe(tool);
    return style && tool.references.minimum > 0 ? chooseOnly(recipe, { kind: 'shipped', style }) : recipe;
  };
  usePanels.setState({
    tool: tools[0]?.id ?? '',
    recipes: Object.fromEntries(tools.map((tool) => [tool.id, start(tool)])),
  });
}

export function showTool(tool: string): void {
  usePanels.setState({ tool });
}

export function setSource(source: Source): void {
  usePanels.setState({ source });
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

/** Chooses a reference: with `add` beside those already chosen (or no longer), else instead of them. */
export function chooseReference(tool: ToolDescription, reference: Reference, add: boolean): void {
  changeRecipe(tool.id, (recipe) =>
    add ? toggleReference(recipe, reference, tool.references.maximum) : chooseOnly(recipe, reference),
  );
}

export function setStart(tool: string, start: OpenedPicture | null): void {
  changeRecipe(tool, (recipe) => ({ ...recipe, start }));
}

/** Back to the defaults; the chosen references stay. */
export function resetValues(tool: ToolDescription): void {
  changeRecipe(tool.id, (recipe) => ({ ...recipe, values: defaultRecipe(tool).values, weights: {} }));
}

/** Puts a version's recipe back into its panel and brings that to the front. */
export function restoreRecipe(recipe: Recipe): void {
  usePanels.setState(({ recipes }) => ({
    tool: recipe.tool,
    recipes: { ...recipes, [recipe.tool]: recipe },
  }));
}

/** Adds a picture to the person's own styles and chooses it. */
export function addOwnStyle(picture: OpenedPicture): void {
  usePanels.setState(({ ownStyles }) => ({
    tool: 'restyle',
    ownStyles: [...ownStyles.filter((own) => own.pixels !== picture.pixels), picture],
  }));
  changeRecipe('restyle', (recipe) => chooseOnly(recipe, { kind: 'own', picture }));
}

function changeRecipe(tool: string, next: (recipe: Recipe) => Recipe): void {
  usePanels.setState(({ recipes }) => {
    const recipe = recipes[tool];
    return recipe ? { recipes: { ...recipes, [tool]: next(recipe) } } : {};
  });
}
