import { z } from 'zod';
import { UserError } from '../../errors/user-error.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { findTool, type AnyTool } from './definitions.ts';
import type { Size, Tool, ToolPictures, ToolProgress, ToolResult, ToolRun } from './tool.ts';

/** Runs a tool by its id on parameters that may come from anywhere. */
export async function* runTool(
  id: string,
  pictures: ToolPictures,
  parameters: unknown,
  runtime: Runtime,
): AsyncGenerator<ToolProgress, ToolResult, void> {
  const tool = requireTool(id);
  // Each definition ties its schema to its own run; only the union of tools loses that tie.
  const run = (await tool.load()) as ToolRun<unknown>;
  return yield* run(pictures, checkParameters(tool, parameters), runtime);
}

/** The size that a tool's result will have, by parameters that may come from anywhere. */
export function resultSize(id: string, parameters: unknown, image: Size): Size {
  const tool: Tool = requireTool(id);
  return tool.resultSize?.(image, checkParameters(tool, parameters)) ?? image;
}

export function requireTool(id: string): AnyTool {
  const tool = findTool(id);
  if (!tool) throw new UserError('bad-parameters', `There is no tool called “${id}”.`);
  return tool;
}

/** The parameters with defaults filled in, or an error that names each one that is wrong and its bounds. */
export function checkParameters(tool: Tool, parameters: unknown): Record<string, unknown> {
  const checked = z.strictObject(tool.parameters.shape).safeParse(parameters);
  if (checked.success) return checked.data;
  const faults = checked.error.issues.map(({ path, message }) => `${path.join('.') || tool.id}: ${message}`);
  throw new UserError('bad-parameters', `${tool.id} can't run with these settings. ${faults.join('. ')}.`);
}
