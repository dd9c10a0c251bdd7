/** Recipes for many pictures from what was done to one: a layer's recipe, or all that its layers show. Pure. */
import type { AdjustmentStep, BatchStep, ToolStep } from './batch.ts';
import type { BlendMode } from './blend-mode.ts';
import type { AdjustmentLayer, GroupOf, LayerOf, RasterLayer } from './document.ts';
import { isWanted } from './inputs.ts';
import { jobParameters } from './recipe-parameters.ts';
import type { Recipe, RecipeInput, Reference } from './recipe.ts';
import type { ToolDescription } from './tool.ts';

/** What of a picture another one can't be given, or only with help: its sentences are under `recipe.not` in the translations. */
export type NotCarried = {
  /** The layer's name. */
  readonly layer: string;
} & (
  | {
      /**
       * Left out: pixels that were painted or pasted, text, a group that does something to all its layers together, what is
       * clipped to those, a tool that isn't known here. Carried without it: what a mask hides, effects, which faces were
       * pointed at, the opacity of a result that has another size.
       */
      readonly what:
        'pixels' | 'text' | 'group' | 'clipped' | 'tool' | 'mask' | 'effects' | 'places' | 'share';
    }
  | {
      /** Carried by a name: the file or folder has to be put beside the recipe. For `masks`, one for each picture. */
      readonly what: 'file' | 'folder' | 'masks';
      readonly name: string;
    }
);

export interface BatchSteps {
  readonly steps: readonly BatchStep[];
  readonly not: readonly NotCarried[];
}

type Layer = LayerOf<unknown>;
type Raster = RasterLayer<unknown>;
type Adjusting = AdjustmentLayer<unknown>;

/** Where the masks of pictures lie that a recipe is for, from where the recipe is. */
const MASKS = 'masks/{name}.png';

/**
 * The steps that make of a photo what these layers show of theirs, bottom first: the lowest that shows is the photo, unless a
 * tool made it; each result and each adjustment over it is a step, in its mode and by its opacity.
 */
export function stepsOfLayers(layers: readonly Layer[], tools: readonly ToolDescription[]): BatchSteps {
  const steps: BatchStep[] = [];
  const not: NotCarried[] = [];
  // Whether what is clipped now changes all that there is so far.
  let onAll = false;
  for (const [at, layer] of opened(layers).entries()) {
    const { name } = layer;
    const isPhoto = at === 0 && layer.kind === 'raster' && layer.origin === null;
    const clipped = layer.clipped && at > 0;
    if (layer.kind === 'group') not.push({ layer: name, what: 'group' });
    else if (clipped && !(onAll && layer.kind === 'adjustment')) not.push({ layer: name, what: 'clipped' });
    else {
      const own: BatchSteps = isPhoto ? { steps: [], not: [] } : stepsOfLayer(layer, tools);
      const carried = isPhoto || own.steps.length > 0;
      if (!clipped) onAll = carried && isWhole(layer);
      steps.push(...own.steps);
      not.push(...own.not);
      if (carried && layer.mask?.enabled && !isOfMask(own.steps)) not.push({ layer: name, what: 'mask' });
      if (carried && hasEffects(layer)) not.push({ layer: name, what: 'effects' });
      continue;
    }
    if (!clipped) onAll = false;
  }
  return { steps, not: unique(not) };
}

/** What one layer does, where a tool or an adjustment does it; nothing for any other. */
export function stepsOfLayer(layer: Raster | Adjusting, tools: readonly ToolDescription[]): BatchSteps {
  const { name, opacity: amount, blend } = layer;
  if (layer.kind === 'adjustment') {
    const step: AdjustmentStep = { adjustment: layer.adjustment, amount, blend };
    return { steps: [step], not: [] };
  }
  if (layer.origin?.kind !== 'neural') return { steps: [], not: [{ layer: name, what: leftAs(layer) }] };
  return stepOfRecipe(layer.origin.made.recipe, { layer: name, amount, blend }, tools);
}

/** A tool's recipe as a step. @param how what it is called in what is told of it, and how its result meets what was there. */
export function stepOfRecipe(
  recipe: Recipe,
  how: { readonly layer: string; readonly amount: number; readonly blend: BlendMode },
  tools: readonly ToolDescription[],
): BatchSteps {
  const { layer } = how;
  const tool = tools.find(({ id }) => id === recipe.tool);
  if (!tool) return { steps: [], not: [{ layer, what: 'tool' }] };
  const not: NotCarried[] = [];
  const inputs: Record<string, string | string[]> = {};
  for (const input of tool.inputs) {
    const given = recipe.inputs[input.name];
    if (!given || input.name === 'image' || !isWanted(input, tool.parameters, recipe.values)) continue;
    // What part of the picture was selected, where a tool works on all of one as well.
    if (input.kind === 'mask' && input.optional) {
      not.push({ layer, what: 'mask' });
      continue;
    }
    const carried = inputOf(given, (more) => not.push({ layer, ...more }));
    if (carried !== null) inputs[input.name] = carried;
  }
  const own = tool.size === 'own';
  if (own && (how.amount < 1 || how.blend !== 'normal')) not.push({ layer, what: 'share' });
  const step: ToolStep = {
    ...{ tool: tool.id, version: recipe.version, parameters: jobParameters(tool, recipe), inputs },
    ...(own ? { amount: 1, blend: 'normal' } : { amount: how.amount, blend: how.blend }),
  };
  return { steps: [step], not };
}

type More =
  { readonly what: 'file' | 'folder' | 'masks'; readonly name: string } | { readonly what: 'places' };

/** An input as a recipe's file names it; null where it can't be named. */
function inputOf(input: RecipeInput, tell: (more: More) => void): string | string[] | null {
  const beside = (what: 'file' | 'folder', name: string) => {
    const safe = name.replace(/[/\\]/g, '_');
    tell({ what, name: safe });
    return safe;
  };
  switch (input.kind) {
    case 'picture':
      return beside('file', withEnding(input.picture.name));
    case 'references':
      return input.references.map((reference) => referenceOf(reference, (name) => beside('file', name)));
    case 'mask':
      tell({ what: 'masks', name: MASKS });
      return MASKS;
    case 'faces': {
      // Those that were counted can be counted in others; where they were, nobody may be.
      const numbers = input.faces.flatMap((face) => ('number' in face ? [String(face.number)] : []));
      if (numbers.length < input.faces.length) tell({ what: 'places' });
      return numbers.length > 0 ? numbers : null;
    }
    case 'person':
      return 'identity' in input ? input.name : beside('folder', input.name);
    case 'folder':
      return beside('folder', input.name);
  }
}

function referenceOf(reference: Reference, beside: (name: string) => string): string {
  switch (reference.kind) {
    case 'shipped':
      return reference.style.id;
    case 'learnt':
      return reference.name;
    case 'own':
      return beside(withEnding(reference.picture.name));
  }
}

function withEnding(name: string): string {
  return /\.\w{3,4}$/.test(name) ? name : `${name}.png`;
}

/** Layers that show, with those of groups in the groups' places where a group does nothing to all of them together. */
function opened(layers: readonly Layer[]): readonly Layer[] {
  return layers.flatMap((layer) => {
    if (!layer.visible) return [];
    return layer.kind === 'group' && isOpen(layer) ? opened(layer.layers) : [layer];
  });
}

function isOpen(group: GroupOf<unknown>): boolean {
  const plain = group.opacity === 1 && !group.mask?.enabled && !group.clipped && !hasEffects(group);
  return plain && group.blend === 'pass-through';
}

function hasEffects(layer: Layer): boolean {
  if (layer.kind === 'adjustment' || !layer.effects) return false;
  const { shadow, glow, overlay, stroke } = layer.effects;
  return [shadow, glow, overlay, stroke].some((effect) => effect?.enabled === true);
}

/** Whether a layer covers all that is below it, so that what is clipped to it changes all there is. */
function isWhole({ opacity, blend, mask }: Layer): boolean {
  return opacity === 1 && blend === 'normal' && !mask?.enabled;
}

/** The same, each once. */
function unique(not: readonly NotCarried[]): readonly NotCarried[] {
  return [...new Map(not.map((each) => [JSON.stringify(each), each])).values()];
}

function leftAs({ origin }: Raster): 'pixels' | 'text' {
  return origin?.kind === 'text' ? 'text' : 'pixels';
}

/** Whether a mask's picture is what a step takes: then the layer's mask shows no more than what that covers. */
function isOfMask(steps: readonly BatchStep[]): boolean {
  return steps.some((step) => 'tool' in step && Object.values(step.inputs).flat().includes(MASKS));
}
