import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { isToolStep, type BatchRecipe, type ToolStep } from '../../preload/contract/batch.ts';
import { photoExtensions } from '../../preload/contract/formats.ts';
import type { Item } from '../batch/plan.ts';
import { inputsFor } from '../batch/step-inputs.ts';
import { wantedOf } from '../batch/work.ts';
import { requireTool } from '../engine/tools/check.ts';
import type { Input } from '../engine/tools/inputs.ts';
import { explain } from '../errors/explain.ts';
import { explainReading } from '../image/read.ts';
import { inTurn } from '../store/turns.ts';
import type { Carried, Order } from './order.ts';
import { nameOf, putContent, sha256Of, type Share } from './share.ts';

/** What is kept in the data folder by a name: its id, and its files' paths from there. */
export interface KeptFiles {
  readonly id: string;
  readonly files: readonly string[];
}

export interface Luggage {
  readonly share: Share;
  /** The folder that the recipe lies in; null where it lies in none. */
  readonly folder: string | null;
  /** The data folder, with styles and people by name. */
  readonly data: string;
  /**
   * Whoever or whatever is meant by a name, or the file of a painting that ships; null where an input takes no names.
   * @throws UserError where nothing has it.
   */
  readonly meantBy: (input: Input, name: string) => Promise<KeptFiles | string | null>;
}

/** Brings what pictures need to where workers find it, each file once. */
export class Carrier {
  /** What lies in files, as they were when they were read. */
  readonly #read = new Map<string, string>();
  readonly #brought = new Set<string>();
  /** How many orders each file was for. */
  readonly #uses = new Map<string, number>();

  constructor(private readonly luggage: Luggage) {}

  /** @throws UserError file-missing, files-away or disk-full */
  async order(item: Item, recipe: BatchRecipe): Promise<Order> {
    const inputs: Record<string, readonly Carried[]>[] = [];
    for (const step of recipe.steps) inputs.push(isToolStep(step) ? await this.#inputs(step, item) : {});
    const bare = {
      ...recipe,
      steps: recipe.steps.map((step) => (isToolStep(step) ? { ...step, inputs: {} } : step)),
    };
    return {
      picture: await this.#file(item.input),
      recipe: await this.#bring(new TextEncoder().encode(JSON.stringify(bare))),
      inputs,
      wanted: wantedOf(item).map(({ output, format }) => ({ output, format })),
    };
  }

  /** Tells that an order is being asked for: what several use stays until the end. */
  use(order: Order): void {
    for (const sha256 of filesOf(order)) this.#uses.set(sha256, (this.#uses.get(sha256) ?? 0) + 1);
  }

  /** Brings everything again that it has brought: somebody took it away. */
  forget(): void {
    this.#brought.clear();
  }

  /** Takes away what was for this order alone. */
  async drop(order: Order): Promise<void> {
    for (const sha256 of filesOf(order)) if (this.#uses.get(sha256) === 1) await this.#takeAway(sha256);
  }

  /** Takes everything away that it has brought. */
  async close(): Promise<void> {
    for (const sha256 of this.#brought) await this.#takeAway(sha256);
  }

  async #takeAway(sha256: string): Promise<void> {
    this.#brought.delete(sha256);
    await this.luggage.share.remove(nameOf(sha256));
  }

  async #inputs(step: ToolStep, item: Item): Promise<Record<string, readonly Carried[]>> {
    const { inputs } = requireTool(step.tool);
    const carried: Record<string, readonly Carried[]> = {};
    for (const [name, given] of Object.entries(await inputsFor(step, item, this.luggage.folder))) {
      const input = inputs[name];
      if (input) carried[name] = await Promise.all(given.map((value) => this.#carry(input, value)));
    }
    return carried;
  }

  async #carry(input: Input, given: string): Promise<Carried> {
    if (input.kind === 'faces') return { is: 'text', text: given };
    const there = await stat(given).catch(() => null);
    if (there?.isFile()) return { is: 'file', ...(await this.#file(given)) };
    if (there?.isDirectory()) {
      const photos = (await readdir(given)).filter(isPhoto).sort();
      const files = [];
      for (const photo of photos) files.push(await this.#file(join(given, photo)));
      return { is: 'folder', name: basename(given), files };
    }
    const kept = await this.luggage.meantBy(input, given);
    if (typeof kept === 'string') return { is: 'file', ...(await this.#file(kept)) };
    if (!kept) throw explain('file-missing.gone', { name: given });
    const files = [];
    for (const path of kept.files) {
      const { sha256 } = await this.#file(join(this.luggage.data, path));
      files.push({ path: path.replaceAll('\\', '/'), sha256 });
    }
    return { is: 'kept', id: kept.id, files };
  }

  /** One after the other: each is held whole. */
  #file(path: string): Promise<{ readonly name: string; readonly sha256: string }> {
    return inTurn(this.luggage.share.place, async () => {
      const unread = (error: unknown) => {
        throw explainReading(path, error);
      };
      const { mtimeMs, size } = await stat(path).catch(unread);
      const version = `${path}\0${mtimeMs}\0${size}`;
      const known = this.#read.get(version);
      if (known !== undefined && this.#brought.has(known)) return { name: nameFor(path), sha256: known };
      const sha256 = await this.#bring(await readFile(path).catch(unread));
      this.#read.set(version, sha256);
      return { name: nameFor(path), sha256 };
    });
  }

  async #bring(bytes: Uint8Array): Promise<string> {
    const sha256 = sha256Of(bytes);
    if (!this.#brought.has(sha256)) await putContent(this.luggage.share, bytes, sha256);
    this.#brought.add(sha256);
    return sha256;
  }
}

/** What a file is called where another system may unpack it: what is a sign of a name here may lead into folders there. */
function nameFor(path: string): string {
  return basename(path).replaceAll('\\', '_');
}

function isPhoto(name: string): boolean {
  return !name.startsWith('.') && photoExtensions.includes(extname(name).slice(1).toLowerCase());
}

function filesOf({ picture, recipe, inputs }: Order): ReadonlySet<string> {
  const carried = inputs.flatMap((step): Carried[] => Object.values(step).flat());
  const files = carried.flatMap((one) => {
    if (one.is === 'text') return [];
    return one.is === 'file' ? [one.sha256] : one.files.map(({ sha256 }) => sha256);
  });
  return new Set([picture.sha256, recipe, ...files]);
}
