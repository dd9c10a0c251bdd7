import type * as z from 'zod';
import type { Runtime } from '../runtime/runtime.ts';
import { checkParameters } from './check.ts';
import type { Given } from './inputs.ts';
import { loadTool, type LoadTool } from './runs.ts';
import type { Tool, ToolProgress, ToolResult, ToolRun } from './tool.ts';

/** Runs a tool on what it is given, with parameters that may come from anywhere. */
export async function* runTool<T extends Tool>(
  tool: T,
  inputs: Given<T['inputs']>,
  parameters: unknown,
  runtime: Runtime,
  load: LoadTool = loadTool,
  checkpoint: Uint8Array | null = null,
): AsyncGenerator<ToolProgress, ToolResult<T['result']>, void> {
  const run = (await load(tool.id)).run as ToolRun<T>;
  const checked = checkParameters(tool, parameters) as z.output<T['parameters']>;
  return yield* run(inputs, checked, runtime, checkpoint);
}

/** The same to its end, for whom the way there is nothing. */
export async function runToEnd<T extends Tool>(
  ...run: Parameters<typeof runTool<T>>
): Promise<ToolResult<T['result']>> {
  const steps = runTool(...run);
  let next = await steps.next();
  while (!next.done) next = await steps.next();
  return next.value;
}
