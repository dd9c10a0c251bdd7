import type {
  Hash,
  InputValue,
  NamedPixels,
  Owner,
  ToolDescription,
  ToolInputs,
} from '../../../preload/contract/index.ts';
import type { Recipe, RecipeInput, Reference } from '../../../preload/contract/recipe.ts';
import type { Picture } from '../../picture/document.ts';
import { maskName, maskPixels } from '../masks.ts';
import { chosenInputs } from '../recipe/recipe.ts';
import { referenceName, referencePixels } from '../recipe/references.ts';

/** What a job is given, held by the owner until it is: the stored picture that it works on, and what the panel has for the other inputs. */
export async function jobInputs(
  tool: ToolDescription,
  recipe: Recipe,
  picture: Picture,
  image: { readonly pixels: Hash; readonly name: string },
  owner: Owner,
): Promise<ToolInputs> {
  const { profile } = picture;
  const inputs: ToolInputs = { image: { kind: 'picture', ...image, profile } };
  for (const { name } of chosenInputs(tool, recipe.values)) {
    const chosen = recipe.inputs[name];
    const input = chosen && (await jobInput(chosen, picture, owner));
    if (input) inputs[name] = input;
  }
  return inputs;
}

async function jobInput(chosen: RecipeInput, picture: Picture, owner: Owner): Promise<InputValue | null> {
  switch (chosen.kind) {
    case 'picture': {
      const { pixels, name, profile } = chosen.picture;
      return { kind: 'picture', pixels, name, profile };
    }
    case 'references':
      return { kind: 'references', pictures: await namedReferences(chosen.references) };
    case 'mask': {
      const pixels = await maskPixels(chosen.mask, picture, owner);
      return pixels === null ? null : { kind: 'mask', pixels, name: maskName(chosen.mask) };
    }

    case 'faces':
      return { kind: 'faces', faces: [...chosen.faces] };
    case 'person':
    case 'folder':
      return chosen;
  }
}

/** References as a job is given them. */
export function namedReferences(references: readonly Reference[]): Promise<NamedPixels[]> {
  const named = references.map(async (reference) => ({
    ...(await referencePixels(reference)),
    name: referenceName(reference),
  }));
  return Promise.all(named);
}
