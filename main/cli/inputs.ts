import { InvalidArgumentError, Option } from 'commander';
import {
  isWanted,
  type Face,
  type InputDescription,
  type ToolDescription,
} from '../../preload/contract/index.ts';
import type { FileInput } from '../batch/open-inputs.ts';
import { UserError } from '../errors/user-error.ts';
import { flagOf } from './options.ts';
import { inputWords } from './words.ts';

/** The input that stands on the command line by itself, without an option. */
export function mainInput({ inputs }: ToolDescription): InputDescription | undefined {
  return inputs.find(({ name }) => name === 'image');
}

/** Those that options stand for. */
export function otherInputs({ inputs }: ToolDescription): readonly InputDescription[] {
  return inputs.filter(({ name }) => name !== 'image');
}

/** A tool's inputs as options of the command line. */
export function inputOptions(tool: ToolDescription): Option[] {
  return otherInputs(tool).map((input) => {
    const option = new Option(`${flagOf(input.name)} <${placeholder(input)}>`, help(tool, input));
    switch (input.kind) {
      case 'references':
        return option.argParser((path: string, before: string[] | undefined) => [...(before ?? []), path]);
      case 'faces':
        return option.argParser((text: string, before: Face[] | undefined) => [
          ...(before ?? []),
          ...readFaces(text),
        ]);
      default:
        return option;
    }
  });
}

function help(tool: ToolDescription, input: InputDescription): string {
  const { one } = inputWords(tool.id, input);
  if (input.kind !== 'references' || input.maximum === 1) return one;
  return `${one}; ${countOf(input)} of them, each with its own ${flagOf(input.name)}`;
}

/** "1 to 4" */
export function countOf({
  minimum,
  maximum,
}: {
  readonly minimum: number;
  readonly maximum: number;
}): string {
  return minimum === maximum ? `${minimum}` : `${minimum} to ${maximum}`;
}

function placeholder({ kind }: InputDescription): string {
  switch (kind) {
    case 'picture':
    case 'mask':
    case 'references':
      return 'file';
    case 'faces':
      return 'n,n…';
    case 'person':
      return 'folder or name';
    case 'folder':
      return 'folder';
  }
}

/** Faces are counted as they are found, from 1. */
function readFaces(text: string): Face[] {
  const numbers = text.split(',').map((one) => (/^\s*\d+\s*$/.test(one) ? Number(one) : 0));
  if (numbers.some((number) => number < 1))
    throw new InvalidArgumentError('Faces are numbers from 1, such as 1,3.');
  return numbers.map((number) => ({ number }));
}

/**
 * The inputs that the given options stand for, all that are needed among them.
 * @param given options by their camel-case names, as commander collects them.
 * @throws UserError bad-parameters naming the option that is missing, or given too often.
 */
export function readInputs(
  tool: ToolDescription,
  photo: string | undefined,
  given: Readonly<Record<string, unknown>>,
  parameters: Readonly<Record<string, unknown>>,
): Record<string, FileInput> {
  const inputs: Record<string, FileInput> = {};
  for (const input of tool.inputs) {
    const value = input.name === 'image' ? photo : given[input.name];
    const read = readInput(input, value);
    if (read) inputs[input.name] = read;
    else checkNotNeeded(tool, input, parameters);
    if ('minimum' in input) checkCount(tool, input, read);
  }
  return inputs;
}

function readInput({ kind }: InputDescription, value: unknown): FileInput | null {
  if (value === undefined) return null;
  switch (kind) {
    case 'references':
      return { kind, paths: value as string[] };
    case 'faces':
      return { kind, faces: value as Face[] };
    default:
      return { kind, path: value as string };
  }
}

function checkNotNeeded(
  tool: ToolDescription,
  input: InputDescription,
  parameters: Readonly<Record<string, unknown>>,
): void {
  if ('minimum' in input) return;
  const { when } = input;
  if (when && isWanted(input, tool.parameters, parameters))
    throw lacking(`${flagOf(when.name)} ${String(parameters[when.name])}`, tool, input);
  if (!input.optional) throw lacking(tool.id, tool, input);
}

function lacking(who: string, tool: ToolDescription, input: InputDescription): UserError {
  const { one, many, file } = inputWords(tool.id, input);
  const wanted = 'minimum' in input && input.minimum > 1 ? `${input.minimum} ${many}` : one;
  return refusal(`${who} needs ${wanted}: add ${flagOf(input.name)} ${file.toUpperCase()}.`);
}

function checkCount(
  tool: ToolDescription,
  input: Extract<InputDescription, { minimum: number }>,
  value: FileInput | null,
): void {
  const count =
    value?.kind === 'references' ? value.paths.length : value?.kind === 'faces' ? value.faces.length : 0;
  if (count < input.minimum) throw lacking(tool.id, tool, input);
  if (count > input.maximum) {
    const { many } = inputWords(tool.id, input);
    throw refusal(
      `${tool.id} takes at most ${input.maximum} ${many} (${flagOf(input.name)}); ${count} were given.`,
    );
  }
}

/** The files that inputs are read from. */
export function pathsOf(inputs: Readonly<Record<string, FileInput>>): string[] {
  return Object.values(inputs).flatMap((input) => {
    if (input.kind === 'faces') return [];
    return input.kind === 'references' ? input.paths : [input.path];
  });
}

/** "the photo to work on; 1 to 4 paintings to learn from (--style)" */
export function inputList(tool: ToolDescription, quote: (flag: string) => string = (flag) => flag): string {
  const main = mainInput(tool) ? ['the photo to work on'] : [];
  const others = otherInputs(tool).map((input) => {
    const { one, many } = inputWords(tool.id, input);
    const wanted = 'minimum' in input && input.maximum > 1 ? `${countOf(input)} ${many}` : one;
    const free = 'minimum' in input ? input.minimum === 0 : input.optional;
    return `${free ? 'if you like, ' : ''}${wanted} (${quote(flagOf(input.name))})`;
  });
  return [...main, ...others].join('; ');
}

function refusal(message: string): UserError {
  return new UserError('bad-parameters', message);
}
