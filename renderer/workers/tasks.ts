import { backdrops, compositions } from '../composite/flatten.ts';
import { recolouring } from '../pixels/colours.ts';
import { portions } from '../pixels/mask/colour-range.ts';
import { feathered } from '../pixels/mask/feather.ts';
import { bordered, grown, shrunk } from '../pixels/mask/grow.ts';
import { objects, shares } from '../pixels/mask/object-selection.ts';
import { refined } from '../pixels/mask/refine.ts';
import { smoothed } from '../pixels/mask/smooth.ts';
import { bends } from '../pixels/resample/bend.ts';
import { turns } from '../pixels/resample/exact.ts';
import { blocks } from '../pixels/resample/resample.ts';
import type { Task } from '../pixels/work.ts';

/** Everything that workers can be asked for, by name. */
class Tasks {
  readonly #run = new Map<string, (given: unknown) => unknown>();

  with<A, R>({ name, run }: Task<A, R>): this {
    // What is sent under a name was made by the task of that name: see `compute`.
    this.#run.set(name, (given) => run(given as A));
    return this;
  }

  run(name: string, given: unknown): unknown {
    const run = this.#run.get(name);
    if (!run) throw new Error(`Workers don't know the task “${name}”.`);
    return run(given);
  }
}

export const tasks = new Tasks()
  .with(compositions)
  .with(backdrops)
  .with(blocks)
  .with(turns)
  .with(bends)
  .with(recolouring)
  .with(feathered)
  .with(grown)
  .with(shrunk)
  .with(bordered)
  .with(smoothed)
  .with(refined)
  .with(objects)
  .with(shares)
  .with(portions);
