import { z } from 'zod';
import type { InputValue, ToolInputs } from '../../../preload/contract/index.ts';
import { UserError } from '../../errors/user-error.ts';
import { tools as allTools } from './definitions.ts';
import type { Input } from './inputs.ts';
import type { Size, Tool } from './tool.ts';

/** The size that a tool's result will have, by parameters that may come from anywhere. */
export function resultSize(tool: Tool, parameters: unknown, image: Size): Size {
  return tool.resultSize?.(image, checkParameters(tool, parameters)) ?? image;
}

export function requireTool(id: string, tools: readonly Tool[] = allTools): Tool {
  const tool = tools.find((each) => each.id === id);
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

/**
 * Makes sure that a tool is given what it takes: every input that it needs, each of its kind and in the right number.
 * @param parameters checked ones.
 * @throws UserError bad-parameters naming the input.
 */
export function checkInputs(
  tool: Tool,
  inputs: ToolInputs,
  parameters: Readonly<Record<string, unknown>>,
): void {
  for (const name of Object.keys(inputs)) {
    if (!Object.hasOwn(tool.inputs, name)) {
      const known = Object.keys(tool.inputs).join(', ');
      throw refusal(`${tool.id} has no input “${name}”. It takes ${known}.`);
    }
  }
  for (const [name, input] of Object.entries(tool.inputs)) {
    const value = inputs[name];
    if (value === undefined) {
      if (isNeeded(input, parameters)) throw refusal(`${tool.id} needs ${name} (${input.kind}).`);
    } else if (value.kind !== input.kind) {
      throw refusal(`${tool.id} takes for ${name} ${input.kind}, not ${value.kind}.`);
    } else {
      checkCount(tool, name, input, value);
    }
  }
}

function isNeeded(input: Input, parameters: Readonly<Record<string, unknown>>): boolean {
  if ('minimum' in input) return input.minimum > 0;
  return !input.optional || (input.when !== undefined && parameters[input.when.name] === input.when.is);
}

function checkCount(tool: Tool, name: string, input: Input, value: InputValue): void {
  if (!('minimum' in input)) return;
  const { minimum, maximum } = input;
  const count = countOf(value);
  if (count >= minimum && count <= maximum) return;
  const wanted = minimum === maximum ? `${minimum}` : `${minimum} to ${maximum}`;
  throw refusal(`${tool.id} takes ${wanted} for ${name}; ${count} were given.`);
}

function countOf(value: InputValue): number {
  if (value.kind === 'references') return value.pictures.length;
  return value.kind === 'faces' ? value.faces.length : 1;
}

function refusal(message: string): UserError {
  return new UserError('bad-parameters', message);
}
