import { Option } from 'commander';
import type { NumberParameter, Parameter, ToolDescription } from '../../preload/contract/index.ts';
import { UserError } from '../errors/user-error.ts';
import { defaultWords, parameterWords, rangeWords } from './words.ts';

/** `keepColours` → `--keep-colours`. */
export function flagOf(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** A tool's parameters as options of the command line, with what they mean. */
export function toolOptions(tool: ToolDescription): Option[] {
  return tool.parameters.flatMap((parameter) => {
    const flag = flagOf(parameter.name);
    const help = optionHelp(tool.id, parameter);
    return parameter.kind === 'switch'
      ? [new Option(flag, help), new Option(flag.replace('--', '--no-'), '')]
      : [new Option(`${flag} <${placeholder(parameter)}>`, help)];
  });
}

function placeholder(parameter: Parameter): string {
  switch (parameter.kind) {
    case 'number':
      return parameter.unit === undefined || parameter.unit === '×' ? 'n' : parameter.unit;
    case 'choice':
      return 'which';
    case 'switch':
      return '';
    case 'weights':
      return 'n,n…';
    case 'group':
      return 'name=n,…';
    case 'seed':
      return 'n';
  }
}

function optionHelp(tool: string, parameter: Parameter): string {
  const { label, help } = parameterWords(tool, parameter.name);
  return `${label}: ${rangeWords(parameter)} (default: ${defaultWords(parameter)}). ${help}`.trim();
}

/**
 * The parameters that the given options stand for; what isn't given stays out, so that the tool's own
 * defaults hold.
 * @param given options by their camel-case names, as commander collects them.
 * @throws UserError bad-parameters naming the option, what was given and what it takes.
 */
export function readParameters(
  tool: ToolDescription,
  given: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(
    tool.parameters.flatMap((parameter) => {
      const value = given[parameter.name];
      return value === undefined ? [] : [[parameter.name, readParameter(parameter, value)]];
    }),
  );
}

function readParameter(parameter: Parameter, value: unknown): unknown {
  if (parameter.kind === 'switch') return value === true;
  const flag = flagOf(parameter.name);
  const text = String(value);
  switch (parameter.kind) {
    case 'number':
      return readNumber(flag, text, parameter);
    case 'seed':
      return readNumber(flag, text, { minimum: 0, maximum: 0xffffffff, integer: true });
    case 'choice':
      if (parameter.options.includes(text)) return text;
      throw refusal(`${flag} is ${rangeWords(parameter)}; “${text}” was given.`);
    case 'weights':
      return text.split(',').map((one) => readNumber(flag, one, { ...parameter, integer: false }));
    case 'group':
      return Object.fromEntries(text.split(',').map((pair) => readMember(flag, pair, parameter.members)));
  }
}

function readMember(flag: string, pair: string, members: readonly NumberParameter[]): [string, number] {
  const [name = '', value, ...more] = pair.split('=').map((part) => part.trim());
  const member = members.find((one) => one.name === name);
  if (!member || value === undefined || more.length > 0) {
    const example = members.map((one) => `${one.name}=${one.default}`).join(',');
    throw refusal(`${flag} is a list such as ${example}; “${pair}” does not belong there.`);
  }
  return [name, readNumber(`${flag} ${name}`, value, member)];
}

function readNumber(
  flag: string,
  text: string,
  { minimum, maximum, integer, unit }: Pick<NumberParameter, 'minimum' | 'maximum' | 'integer' | 'unit'>,
): number {
  const written = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text.trim());
  const value = Number(text);
  if (written && value >= minimum && value <= maximum && (!integer || Number.isInteger(value))) return value;
  const kind = integer ? 'a whole number' : 'a number';
  const range = `from ${minimum} to ${maximum}${unit === undefined ? '' : ` ${unit}`}`;
  throw refusal(`${flag} takes ${kind} ${range}; “${text}” was given.`);
}

function refusal(message: string): UserError {
  return new UserError('bad-parameters', message);
}
