import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isToolStep, type BatchRecipe } from '../../preload/contract/batch.ts';
import type { Item } from '../batch/plan.ts';
import { readRecipe } from '../batch/recipe.ts';
import { explainWriting } from '../image/write.ts';
import { inTurn } from '../store/turns.ts';
import type { Carried, Order } from './order.ts';
import { getContent, sha256Of, type Share } from './share.ts';

/** Where a worker puts what it fetches. */
export interface Places {
  /** Of this order alone; it goes with it. */
  readonly folder: string;
  /** The data folder that names of styles and people are looked up in. */
  readonly library: string;
}

/**
 * Fetches a picture, its recipe and what that takes. No path of another machine is followed: what steps take is only what
 * came with the order.
 * @throws UserError files-away, disk-full, or as reading a recipe does
 */
export async function unpack(
  order: Order,
  share: Share,
  { folder, library }: Places,
): Promise<{ readonly item: Item; readonly recipe: BatchRecipe }> {
  const fetch = async (path: string, sha256: string): Promise<string> => {
    const bytes = await getContent(share, sha256);
    try {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, bytes);
    } catch (error) {
      throw explainWriting(path, error);
    }
    return path;
  };
  const unpackOne = async (carried: Carried, place: string): Promise<string> => {
    switch (carried.is) {
      case 'text':
        return carried.text;
      case 'file':
        return fetch(join(place, carried.name), carried.sha256);
      case 'folder':
        for (const { name, sha256 } of carried.files) await fetch(join(place, carried.name, name), sha256);
        return join(place, carried.name);
      case 'kept':
        // Several pictures may take it at a time.
        for (const { path, sha256 } of carried.files)
          await inTurn(library, async () => {
            if (!(await holds(join(library, path), sha256))) await fetch(join(library, path), sha256);
          });
        return carried.id;
    }
  };
  const text = new TextDecoder().decode(await getContent(share, order.recipe));
  const { steps, ...recipe } = readRecipe(text, order.picture.name);
  const unpacked: BatchRecipe['steps'] = [];
  for (const [i, step] of steps.entries()) {
    if (!isToolStep(step)) {
      unpacked.push(step);
      continue;
    }
    const inputs: Record<string, string[]> = {};
    for (const [name, all] of Object.entries(order.inputs[i] ?? {})) {
      inputs[name] = [];
      for (const [n, carried] of all.entries())
        inputs[name].push(await unpackOne(carried, join(folder, `${i}`, name, `${n}`)));
    }
    unpacked.push({ ...step, inputs });
  }
  const input = await fetch(join(folder, 'picture', order.picture.name), order.picture.sha256);
  const outputs: Item['outputs'][number][] = recipe.outputs.map(() => null);
  for (const { output, format } of order.wanted) outputs[output] = { path: '', format };
  return { item: { input, outputs }, recipe: { ...recipe, steps: unpacked } };
}

async function holds(path: string, sha256: string): Promise<boolean> {
  const there = await readFile(path).catch(() => null);
  return there !== null && sha256Of(there) === sha256;
}
