import { z } from 'zod';
import { defaultQuality, lossy, SaveFormat } from '../../preload/contract/formats.ts';
import { Settings, type ToolDescription } from '../../preload/contract/index.ts';
import { UserError } from '../errors/user-error.ts';
import { formatOfName } from './format.ts';
import { flagOf, readParameters } from './options.ts';
import { referenceWords } from './references.ts';

/** One run of a tool, as asked for on the command line: complete and checked, but no file touched yet. */
export interface Request {
  readonly tool: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly photo: string;
  readonly references: readonly string[];
  readonly start: string | null;
  readonly out: string;
  readonly format: SaveFormat;
  readonly quality: number;
  readonly force: boolean;
  readonly provider: Settings['provider'];
  /** What the person should know about the options that were given. */
  readonly notes: readonly string[];
}

/** Options as commander collects them, by their camel-case names; the tool's own are among the rest. */
const Given = z.looseObject({
  output: z.string(),
  style: z.array(z.string()).default([]),
  original: z.array(z.string()).default([]),
  startPicture: z.string().nullable().default(null),
  format: z.string().optional(),
  quality: z.string().optional(),
  device: z.string().default('auto'),
  force: z.boolean().default(false),
});

/** @throws UserError bad-parameters naming the option and what it takes. */
export function readRequest(tool: ToolDescription, photo: string, options: unknown): Request {
  const given = Given.parse(options);
  const { output: out, startPicture: start, force } = given;
  const references = given[tool.references.role ?? 'style'];
  const format = given.format === undefined ? formatOfName(out) : readFormat(given.format);
  checkCount(tool, references.length);
  const parameters = withChoices(tool, readParameters(tool, given));
  checkWeights(tool, parameters, references.length);
  const notes: string[] = [];
  if (given.quality !== undefined && !lossy.has(format)) {
    notes.push(`${format} keeps every pixel as it is: --quality changes nothing.`);
  }
  return {
    ...{ tool: tool.id, photo, references, start, out, format, force, notes },
    parameters: withStart(tool, parameters, start),
    quality: readQuality(given.quality, format),
    provider: readProvider(given.device),
  };
}

/** An option that has a meaning only with a choice also makes that choice: `--size` stands for `--to size`. */
function withChoices(
  tool: ToolDescription,
  given: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const chosen = { ...given };
  const reasons = new Map<string, string>();
  for (const { name, when } of tool.parameters) {
    if (!when || given[name] === undefined) continue;
    const before = z.string().optional().parse(chosen[when.name]);
    if (before !== undefined && before !== when.is) {
      const other = reasons.get(when.name) ?? `${flagOf(when.name)} ${before}`;
      throw refusal(`${flagOf(name)} and ${other} exclude each other. Leave one out.`);
    }
    chosen[when.name] = when.is;
    reasons.set(when.name, flagOf(name));
  }
  return chosen;
}

/** A picture to start from also chooses to start from it, where the tool has that choice. */
function withStart(
  tool: ToolDescription,
  parameters: Readonly<Record<string, unknown>>,
  start: string | null,
): Readonly<Record<string, unknown>> {
  const choice = tool.parameters.find(({ name, kind }) => name === 'start' && kind === 'choice');
  if (!tool.start || choice?.kind !== 'choice' || !choice.options.includes('picture')) return parameters;
  const chosen = z.string().optional().parse(parameters.start);
  if (start === null && chosen === 'picture') {
    throw refusal('--start picture needs the picture: add --start-picture FILE.');
  }
  if (start === null) return parameters;
  if (chosen !== undefined && chosen !== 'picture') {
    throw refusal(`--start ${chosen} and --start-picture exclude each other. Leave one out.`);
  }
  return { ...parameters, start: 'picture' };
}

function checkCount(tool: ToolDescription, count: number): void {
  const { minimum, maximum } = tool.references;
  const { flag, one, many, file } = referenceWords(tool);
  if (count < minimum) {
    const wanted = minimum === 1 ? one : `${minimum} ${many}`;
    throw refusal(`${tool.id} needs ${wanted}: add ${flag} ${file.toUpperCase()}.`);
  }
  if (count > maximum) {
    throw refusal(`${tool.id} takes at most ${maximum} ${flag} pictures; ${count} were given.`);
  }
}

function checkWeights(
  tool: ToolDescription,
  parameters: Readonly<Record<string, unknown>>,
  count: number,
): void {
  for (const { name, kind } of tool.parameters) {
    const weights = parameters[name];
    if (kind !== 'weights' || !Array.isArray(weights) || weights.length <= count) continue;
    throw refusal(
      `${flagOf(name)} has ${weights.length} numbers for ${count} --style pictures. Give one for each.`,
    );
  }
}

function readFormat(text: string): SaveFormat {
  const format = SaveFormat.safeParse(text);
  if (format.success) return format.data;
  throw refusal(`--format is one of ${SaveFormat.options.join(', ')}; “${text}” was given.`);
}

function readQuality(text: string | undefined, format: SaveFormat): number {
  if (text === undefined) return defaultQuality[format];
  const quality = /^\d+$/.test(text) ? Number(text) : NaN;
  if (quality >= 1 && quality <= 100) return quality;
  throw refusal(`--quality takes a whole number from 1 to 100; “${text}” was given.`);
}

function readProvider(text: string): Settings['provider'] {
  const provider = Settings.shape.provider.safeParse(text);
  if (provider.success) return provider.data;
  throw refusal(`--device is one of ${Settings.shape.provider.options.join(', ')}; “${text}” was given.`);
}

function refusal(message: string): UserError {
  return new UserError('bad-parameters', message);
}
