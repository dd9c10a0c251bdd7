import type { Device, InputDescription, Parameter } from '../../preload/contract/index.ts';
import type { ResultNote } from '../../preload/contract/recipe.ts';
import english from '../../resources/translations/en.ts';

/** English of the translations at a path of keys; undefined where nobody has written it yet. */
function text(...path: readonly string[]): string | undefined {
  let node: unknown = english;
  for (const key of path) {
    node =
      typeof node === 'object' && node !== null && Object.hasOwn(node, key)
        ? (node as Record<string, unknown>)[key]
        : undefined;
  }
  return typeof node === 'string' ? node : undefined;
}

/** A device with its threads: "CPU · AMD EPYC · 2 threads", "CUDA". */
export function deviceWords({ label, threads }: Device): string {
  return threads === null ? label : `${label} · ${threads} threads`;
}

/** `keepColours` → `Keep colours`: what a name says by itself. */
export function spellOut(name: string): string {
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function toolWords(tool: string): { title: string; about: string } {
  return {
    title: text('tools', tool, 'title') ?? spellOut(tool),
    about: text('tools', tool, 'about') ?? '',
  };
}

export function parameterWords(tool: string, name: string): { label: string; help: string } {
  return {
    label: text('tools', tool, name, 'label') ?? spellOut(name),
    help: text('tools', tool, name, 'help') ?? '',
  };
}

/** What an input is called: one of it, several, and a file that stands for it. References are called by their role. */
export function inputWords(
  tool: string,
  input: InputDescription,
): { readonly one: string; readonly many: string; readonly file: string } {
  const key = input.kind === 'references' ? input.role : input.kind;
  const own = (word: string) => text('tools', tool, input.name, word) ?? text('inputs', key, word);
  const one = own('one') ?? spellOut(input.name);
  return { one, many: own('many') ?? one, file: own('file') ?? key };
}

/** What an option means: what is told of it, else what it is called. */
export function optionMeaning(tool: string, name: string, option: string): string {
  return (
    text('tools', tool, name, 'about', option) ??
    text('tools', tool, name, 'options', option) ??
    spellOut(option)
  );
}

export function memberWords(tool: string, name: string, member: string): string {
  return text('tools', tool, name, 'members', member) ?? spellOut(member);
}

export function stageWords(stage: string): string {
  return text('stages', stage) ?? spellOut(stage);
}

/** What is to be known of a result, as a sentence. */
export function noteWords({ code, values }: ResultNote): string {
  return fill(text('results', code) ?? spellOut(code), values);
}

/** A text of the identities' own, by its path with dots, with its values. */
export function identityWords(path: string, values: ResultNote['values'] = {}): string {
  return fill(text('identities', ...path.split('.')) ?? spellOut(path), values);
}

/** A text of the styles' own, by its path with dots, with its values. */
export function styleWords(path: string, values: ResultNote['values'] = {}): string {
  return fill(text('styles', ...path.split('.')) ?? spellOut(path), values);
}

/** A text of the model shelf's own, by its path with dots, with its values. */
export function modelWords(path: string, values: ResultNote['values'] = {}): string {
  return fill(text('models', ...path.split('.')) ?? spellOut(path), values);
}

/** A text of the batches' own, with its values. */
export function batchWords(name: string, values: ResultNote['values'] = {}): string {
  return fill(text('batch', name) ?? spellOut(name), values);
}

/** Why the settings of the application don't hold on the command line. */
export function settingsWords(kind: string, values: ResultNote['values']): string {
  return fill(text('settings', 'commandLine', kind) ?? spellOut(kind), values);
}

/** A text of the queues' own, with its values. */
export function queueWords(name: string, values: ResultNote['values'] = {}): string {
  return fill(text('queue', name) ?? spellOut(name), values);
}

/** How more is made of what a tool wrote that was ended early; null where nothing is to be told. */
export function furtherWords(tool: string, values: ResultNote['values']): string | null {
  const sentence = text('tools', tool, 'further');
  return sentence === undefined ? null : fill(sentence, values);
}

/** Why a provider isn't used, as a sentence. */
export function reasonWords({ code, values }: ResultNote): string {
  return fill(text('device', 'reasons', code) ?? spellOut(code), values);
}

function fill(sentence: string, values: ResultNote['values']): string {
  return sentence.replace(/{{(\w+)}}/g, (_, name: string) => `${values[name]}`);
}

/** What a parameter takes: "64 to 16384 px", "off, luminance or histogram". */
export function rangeWords(parameter: Parameter): string {
  switch (parameter.kind) {
    case 'number': {
      const { minimum, maximum, unit } = parameter;
      return `${minimum} to ${maximum}${unit === undefined ? '' : ` ${unit}`}`;
    }
    case 'choice':
      return listWords(parameter.options, 'or');
    case 'switch':
      return 'on or off';
    case 'seed':
      return 'a whole number';
    case 'weights':
      return `${parameter.minimum} to ${parameter.maximum} for each --${parameter.of}`;
    case 'group': {
      const members = parameter.members.map(({ name }) => name);
      const [first] = parameter.members;
      const range = first === undefined ? '' : `, ${rangeWords(first)} each`;
      return `${listWords(members, 'and')}${range}`;
    }
  }
}

/** What a default is said with. */
export interface DefaultWords {
  readonly on: string;
  readonly off: string;
  /** The same for each of several: "1 each". */
  readonly each: (value: string) => string;
}

const inEnglish: DefaultWords = { on: 'on', off: 'off', each: (value) => `${value} each` };

/** The value without which none is given: "512", "1 each". */
export function defaultWords(parameter: Parameter, { on, off, each } = inEnglish): string {
  switch (parameter.kind) {
    case 'number':
    case 'choice':
    case 'seed':
      return `${parameter.default}`;
    case 'switch':
      return parameter.default ? on : off;
    case 'weights':
      return each('1');
    case 'group': {
      const values = parameter.members.map((member) => member.default);
      return new Set(values).size === 1
        ? each(`${values[0] ?? ''}`)
        : parameter.members.map(({ name, default: value }) => `${name}=${value}`).join(',');
    }
  }
}

function listWords(words: readonly string[], last: 'and' | 'or'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`;
}
