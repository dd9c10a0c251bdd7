import * as z from 'zod';
import {
  BatchRecipe,
  isToolStep,
  placesOfNames,
  type BatchStep,
  type ToolStep,
} from '../../preload/contract/batch.ts';
import { checkParameters, faultsIn, isNeeded, requireTool } from '../engine/tools/check.ts';
import { tools as allTools } from '../engine/tools/definitions.ts';
import type { Tool } from '../engine/tools/tool.ts';
import { updateRecipe } from '../engine/tools/update-recipe.ts';
import { explain } from '../errors/explain.ts';
import { isAlone } from '../image/meeting.ts';
import { parsed } from '../store/parsed.ts';
import { completeAdjustments } from './complete-adjustments.ts';

const Marked = z.looseObject({ pentimento: z.literal('batch-recipe'), version: z.number() });
const KNOWN = 1;

/**
 * A recipe as its file says it, with the settings of its steps as the tools of today take them.
 * @param name of the file, for messages.
 * @throws UserError batch-recipe for what is none or of a newer version, tool-unknown, recipe-newer or bad-parameters.
 */
export function readRecipe(text: string, name: string, tools: readonly Tool[] = allTools): BatchRecipe {
  // Editors on Windows put a mark before what is UTF-8.
  const marked = Marked.safeParse(parsed(text.replace(/^\ufeff/, ''))).data;
  if (!marked) throw explain('batch-recipe.other', { name });
  if (marked.version > KNOWN) throw explain('batch-recipe.newer', { name });
  const faults: string[] = [];
  const whole = completeAdjustments(marked, (fault) => faults.push(fault));
  if (faults.length > 0) throw explain('batch-recipe.faults', { name, faults: faults.join(', ') });
  const read = BatchRecipe.safeParse(whole);
  if (!read.success) throw explain('batch-recipe.faults', { name, faults: faultsOf(read.error.issues) });
  return checkRecipe(read.data, name, tools);
}

/** @throws UserError as {@link readRecipe} does. */
export function checkRecipe(
  recipe: BatchRecipe,
  name: string,
  tools: readonly Tool[] = allTools,
): BatchRecipe {
  for (const output of recipe.outputs) checkName(output.name, name);
  const steps = recipe.steps.map((step): BatchStep =>
    isToolStep(step) ? checkStep(step, name, tools) : step,
  );
  return { ...recipe, steps };
}

/**
 * Makes sure that each step is given what its tool can't do without: else every picture would fail for the same reason.
 * @param recipe a checked one.
 * @throws UserError batch-recipe
 */
export function checkGiven({ name, steps }: BatchRecipe, tools: readonly Tool[] = allTools): void {
  for (const { tool: id, parameters, inputs } of steps.filter(isToolStep)) {
    const tool = requireTool(id, tools);
    const values = checkParameters(tool, parameters);
    const lacking = Object.entries(tool.inputs).find(
      ([input, described]) =>
        input !== 'image' &&
        [inputs[input] ?? []].flat().join('') === '' &&
        isNeeded(tool, { name: input, ...described }, values),
    );
    if (lacking) throw explain('batch-recipe.lacks', { name, tool: id, input: lacking[0] });
  }
}

/** As a file is to hold it. */
export function writeRecipe(recipe: BatchRecipe): string {
  return `${JSON.stringify(recipe, null, 2)}\n`;
}

function checkStep(step: ToolStep, name: string, tools: readonly Tool[]): ToolStep {
  const tool = requireTool(step.tool, tools);
  if (tool.learns || (tool.result !== 'picture' && tool.result !== 'pictures') || !tool.inputs.image)
    throw explain('batch-recipe.no-picture', { name, tool: tool.id });
  if (tool.questions?.size && !isAlone(step)) throw explain('batch-recipe.share', { name, tool: tool.id });
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

function faultsOf(issues: readonly z.core.$ZodIssue[]): string {
  const all = issues.flatMap(within);
  const unknown = all.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : []));
  return unknown.length > 0 ? unknown.join(', ') : faultsIn(all);
}

/** What is wrong with what may be one of several, by the one that it comes closest to. */
function within(issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const [closest] = issue.errors.toSorted((one, other) => one.length - other.length);
  if (!closest) return [issue];
  return closest.flatMap((inner) => within({ ...inner, path: [...issue.path, ...inner.path] }));
}
