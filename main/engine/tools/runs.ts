import type { Runtime } from '../runtime/runtime.ts';
import type { Given } from './inputs.ts';
import type { Json } from './questions.ts';

/** Answers a question that takes the engine. Inputs that weren't given are null. */
export type Answer = (
  given: {
    readonly inputs: Given;
    readonly parameters: Readonly<Record<string, unknown>>;
    readonly runtime: Runtime;
  },
  about: unknown,
) => Promise<Json>;

/** What a tool's `run.ts` exports. The type of a run ties it to its definition; the path to it can't. */
export interface ToolModule {
  readonly run: unknown;
  readonly answers?: Readonly<Record<string, Answer>>;
}

export type LoadTool = (tool: string) => Promise<ToolModule>;

/** Loaded in the engine alone, when a tool is first asked for; each lies in the folder that is named after its tool. */
export const loadTool: LoadTool = (tool) => import(`./${tool}/run.ts`) as Promise<ToolModule>;
