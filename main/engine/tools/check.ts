import * as z from 'zod';
import {
  isWanted,
  type InputDescription,
  type InputValue,
  type ToolInputs,
} from '../../../preload/contract/index.ts';
import { explain } from '../../errors/explain.ts';
import { tools as allTools } from './definitions.ts';
import { describeTool } from './describe.ts';
import type { Input } from './inputs.ts';
import type { Tool } from './tool.ts';

export function requireTool(id: string, tools: readonly Tool[] = allTools): Tool {
  const tool = tools.find((each) => each.id === id);
  if (!tool) throw explain('tool-unknown', { tool: id });
  return tool;
}

/** The parameters with defaults filled in, or an error that names each one that is wrong and its bounds. */
export function checkParameters(tool: Tool, parameters: unknown): Record<string, unknown> {
  const checked = z.strictObject(tool.parameters.shape).safeParse(parameters);
  if (checked.success) return checked.data;
  const { issues } = checked.error;
  const unknown = issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : []));
  if (unknown.length > 0)
    throw explain('bad-parameters.unknown', { tool: tool.id, names: unknown.join(', ') });
  throw explain('bad-parameters', { tool: tool.id, faults: faultsIn(issues) });
}

/** What is wrong, each with what is allowed in its place, in signs and names that every language has. */
export function faultsIn(issues: readonly z.core.$ZodIssue[]): string {
  return issues.map((issue) => `${issue.path.join('.')} (${allowedFor(issue)})`).join(', ');
}

function allowedFor(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'too_small':
      return `${issue.inclusive === false ? '>' : '≥'} ${issue.minimum}`;
    case 'too_big':
      return `${issue.inclusive === false ? '<' : '≤'} ${issue.maximum}`;
    case 'invalid_value':
      return issue.values.map(String).join(', ');
    case 'invalid_type':
      return issue.expected;
    default:
      return issue.code;
  }
}

/**
 * Makes sure that a tool is given what it takes: every input that it needs, each of its kind and in the right number.
 * @param parameters checked ones.
 * @param which whether all that it needs have to be there, or some are enough: for a question they are.
 * @throws UserError input-missing, input-unknown, input-kind or input-count, naming the input.
 */
export function checkInputs(
  tool: Tool,
  inputs: ToolInputs,
  parameters: Readonly<Record<string, unknown>>,
  which: 'all' | 'some' = 'all',
): void {
  for (const name of Object.keys(inputs)) {
    if (!Object.hasOwn(tool.inputs, name)) throw explain('input-unknown', { tool: tool.id, input: name });
  }
  for (const [name, input] of Object.entries(tool.inputs)) {
    const value = inputs[name];
    if (value === undefined) {
      if (which === 'all' && isNeeded(tool, { name, ...input }, parameters))
        throw explain('input-missing', { tool: tool.id, input: name });
    } else if (value.kind !== input.kind) {
      throw explain('input-kind', { tool: tool.id, input: name, wanted: input.kind, given: value.kind });
    } else {
      checkCount(tool, name, input, value);
    }
  }
}

/** Whether a tool can do nothing without an input. @param parameters checked ones. */
export function isNeeded(
  tool: Tool,
  input: InputDescription,
  parameters: Readonly<Record<string, unknown>>,
): boolean {
  if ('minimum' in input) return input.minimum > 0;
  if (!input.optional) return true;
  return input.when !== undefined && isWanted(input, describeTool(tool).parameters, parameters);
}

function checkCount(tool: Tool, name: string, input: Input, value: InputValue): void {
  if (!('minimum' in input)) return;
  const { minimum, maximum } = input;
  const count = countOf(value);
  if (count >= minimum && count <= maximum) return;
  const wanted = minimum === maximum ? `${minimum}` : `${minimum} to ${maximum}`;
  throw explain('input-count', { tool: tool.id, input: name, wanted, given: count });
}

function countOf(value: InputValue): number {
  if (value.kind === 'references') return value.pictures.length;
  return value.kind === 'faces' ? value.faces.length : 1;
}
