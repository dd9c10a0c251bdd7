import { access } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fillPlaces } from '../../preload/contract/batch-names.ts';
import type { ToolStep } from '../../preload/contract/batch.ts';
import type { Item } from './plan.ts';
import { stemOf } from './walk.ts';

/**
 * What a step takes beside a picture: whole paths of what is there; what is no file may be the name of a style or a person,
 * and stays as it is.
 * @param folder that the recipe lies in.
 */
export async function inputsFor(
  step: ToolStep,
  item: Pick<Item, 'input'>,
  folder: string,
): Promise<Record<string, readonly string[]>> {
  const own = { name: stemOf(item.input), folder: dirname(item.input) };
  const place = async (given: string): Promise<string> => {
    const path = resolve(folder, fillPlaces(given, own));
    const isThere = await access(path).then(
      () => true,
      () => false,
    );
    return isThere ? path : given;
  };
  const inputs: Record<string, readonly string[]> = {};
  for (const [name, value] of Object.entries(step.inputs))
    inputs[name] = await Promise.all([value].flat().map(place));
  return inputs;
}
