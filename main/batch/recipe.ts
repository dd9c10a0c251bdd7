import { z } from 'zod';
import { BatchRecipe, placesOfNames, type BatchStep } from '../../preload/contract/batch.ts';
import { checkParameters, faultsIn, requireTool } from '../engine/tools/check.ts';
import { tools as allTools } from '../engine/tools/definitions.ts';
import type { Tool } from '../engine/tools/tool.ts';
import { updateRecipe } from '../engine/tools/update-recipe.ts';
import { explain } from '../errors/explain.ts';
import { parsed } from '../store/parsed.ts';

const Marked = z.looseObject({ pentimento: z.literal('batch-recipe'), version: z.number() });
const KNOWN = 1;

/**
 * A recipe as its file says it, with the settings of its steps as the tools of today take them.
 * @param name of the file, for messages.
 * @throws UserError batch-recipe for what is none or of a newer version, tool-unknown, recipe-newer or bad-parameters.
 */
export function readRecipe(text: string, name: string, tools: readonly Tool[] = allTools): BatchRecipe {
  const marked = Marked.safeParse(parsed(text)).data;
  if (!marked) throw explain('batch-recipe.other', { name });
  if (marked.version > KNOWN) throw explain('batch-recipe.newer', { name });
  const read = BatchRecipe.safeParse(marked);
  if (!read.success) throw explain('batch-recipe.faults', { name, faults: faultsOf(read.error) });
  return checkRecipe(read.data, name, tools);
}

/** @throws UserError as {@link readRecipe} does. */
export function checkRecipe(
  recipe: BatchRecipe,
  name: string,
  tools: readonly Tool[] = allTools,
): BatchRecipe {
  for (const output of recipe.outputs) checkName(output.name, name);
  return { ...recipe, steps: recipe.steps.map((step) => checkStep(step, name, tools)) };
}

/** As a file is to hold it. */
export function writeRecipe(recipe: BatchRecipe): string {
  return `${JSON.stringify(recipe, null, 2)}\n`;
}

function checkStep(step: BatchStep, name: string, tools: readonly Tool[]): BatchStep {
  const tool = requireTool(step.tool, tools);
  if (tool.learns || (tool.result !== 'picture' && tool.result !== 'pictures') || !tool.inputs.image)
    throw explain('batch-recipe.no-picture', { name, tool: tool.id });
  for (const input of Object.keys(step.inputs)) {
    if (input === 'image' || !Object.hasOwn(tool.inputs, input))
      throw explain('input-unknown', { tool: tool.id, input });
  }
  const { version, values } = updateRecipe(
    { tool: tool.id, version: step.version, values: step.parameters, inputs: {}, weights: {} },
    tools,
  );
  // Checked as it stands; what is left out stays out.
  checkParameters(tool, values);
  return { ...step, version, parameters: { ...values } };
}

function checkName(template: string, name: string): void {
  const unknown = [...template.matchAll(/{([^{}]*)}/g)].map(([, place = '']) => place).find(isUnknown);
  if (unknown !== undefined)
    throw explain('batch-recipe.place', { name, place: unknown, places: placesOfNames.join(', ') });
  const parts = template.split(/[/\\]/);
  if (template.trim() === '' || parts.includes('..') || parts[0] === '')
    throw explain('batch-recipe.name', { name, template });
}

function isUnknown(place: string): boolean {
  return !placesOfNames.some((known) => known === place);
}

function faultsOf(error: z.ZodError): string {
  const keys = error.issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : []));
  return keys.length > 0 ? keys.join(', ') : faultsIn(error.issues);
}
