import { access } from 'node:fs/promises';
import { dirname, extname, isAbsolute, resolve } from 'node:path';
import { fillPlaces } from '../../preload/contract/batch-names.ts';
import type { ToolStep } from '../../preload/contract/batch.ts';
import type { ToolInputs } from '../../preload/contract/index.ts';
import { requireTool } from '../engine/tools/check.ts';
import type { FileInput, InputOpener } from './open-inputs.ts';
import type { Item } from './plan.ts';
import { stemOf } from './walk.ts';

/**
 * What a step takes beside a picture: whole paths of what is there, from where the recipe lies or else the picture; what is no
 * file may be the name of a style or a person, and stays as it is.
 * @param folder that the recipe lies in; null where it lies in none.
 */
export async function inputsFor(
  step: ToolStep,
  item: Pick<Item, 'input'>,
  folder: string | null,
): Promise<Record<string, readonly string[]>> {
  const own = { name: stemOf(item.input), folder: dirname(item.input) };
  const place = async (given: string): Promise<string> => {
    const filled = fillPlaces(given, own);
    const froms = [...(folder === null ? [] : [folder]), ...(isPath(filled) ? [own.folder] : [])];
    for (const path of froms.map((from) => resolve(from, filled))) if (await isThere(path)) return path;
    return given;
  };
  const inputs: Record<string, readonly string[]> = {};
  for (const [name, value] of Object.entries(step.inputs))
    inputs[name] = await Promise.all([value].flat().map(place));
  return inputs;
}

/**
 * The same, opened as a job takes it.
 * @param folder that the recipe lies in; null where it lies in none.
 * @throws UserError as opening does
 */
export async function openInputs(
  step: ToolStep,
  item: Pick<Item, 'input'>,
  folder: string | null,
  opener: InputOpener,
): Promise<ToolInputs> {
  const tool = requireTool(step.tool);
  const inputs: ToolInputs = {};
  for (const [name, all] of Object.entries(await inputsFor(step, item, folder))) {
    const given = givenFor(tool.inputs[name]?.kind, all);
    if (given) inputs[name] = await opener.input(tool, name, given);
  }
  return inputs;
}

/** Whether this can be no name of somebody or something that is kept, which may be that of a folder of pictures, too. */
function isPath(given: string): boolean {
  return isAbsolute(given) || /[/\\]/.test(given) || extname(given) !== '';
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function givenFor(kind: FileInput['kind'] | undefined, all: readonly string[]): FileInput | null {
  if (kind === 'references') return { kind, paths: all };
  if (kind === 'faces') return { kind, faces: all.map((number) => ({ number: Number(number) })) };
  const [path] = all;
  return kind !== undefined && path !== undefined ? { kind, path } : null;
}
