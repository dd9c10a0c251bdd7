import * as z from 'zod';
import { defaultQuality, lossy, MetadataPolicy, SaveFormat } from '../../preload/contract/formats.ts';
import type { ToolDescription } from '../../preload/contract/index.ts';
import type { FileInput } from '../batch/open-inputs.ts';
import { defaultFolder } from '../default-folder.ts';
import { readChoice, readCount, refusal } from './choices.ts';
import { readCompute, type Compute } from './device-option.ts';
import { formatOfName } from './format.ts';
import { readInputs } from './inputs.ts';
import { flagOf, readParameters } from './options.ts';

/** One run of a tool, as asked for on the command line: complete and checked, but no file touched yet. */
export interface Request {
  readonly tool: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly inputs: Readonly<Record<string, FileInput>>;
  /** Null where data are printed. */
  readonly out: string | null;
  /** What pictures are written as; null where the result is none. */
  readonly format: SaveFormat | null;
  /** Which of several pictures is wanted, from 1; null for all. */
  readonly pick: number | null;
  readonly quality: number;
  /** Whether pictures are converted to sRGB, whatever the photo's profile. */
  readonly toSrgb: boolean;
  /** What of the photo's metadata goes along. */
  readonly keep: MetadataPolicy;
  readonly force: boolean;
  readonly compute: Compute;
  /** Where the application keeps its data, with the people whose names are given. */
  readonly data: string;
  /** What the person should know about the options that were given. */
  readonly notes: readonly string[];
}

/** Options as commander collects them, by their camel-case names; the tool's own are among the rest. */
const Given = z.looseObject({
  output: z.string().optional(),
  pick: z.string().optional(),
  format: z.string().optional(),
  quality: z.string().optional(),
  data: z.string().default(() => defaultFolder()),
  force: z.boolean().default(false),
  srgb: z.boolean().default(false),
  metadata: z.string().default('all'),
});

/** @throws UserError bad-parameters naming the option and what it takes. */
export function readRequest(tool: ToolDescription, photo: string | undefined, options: unknown): Request {
  const given = Given.parse(options);
  const { output: out = null, force } = given;
  const format = readFormat(tool, out, given.format);
  const parameters = withChoices(tool, given, readParameters(tool, given));
  const inputs = readInputs(tool, photo, given, parameters);
  checkWeights(tool, parameters, inputs);
  const notes: string[] = [];
  if (given.quality !== undefined && format !== null && !lossy.has(format)) {
    notes.push(`${format} keeps every pixel as it is: --quality changes nothing.`);
  }
  return {
    ...{ tool: tool.id, parameters, inputs, out, format, force, notes },
    pick: readCount('--pick', given.pick),
    data: given.data,
    toSrgb: given.srgb,
    keep: readChoice('--metadata', MetadataPolicy, given.metadata),
    quality: readQuality(given.quality, format ?? 'png'),
    compute: readCompute(given),
  };
}

/**
 * An option that has a meaning only with a choice also makes that choice, `--size` stands for `--to size`, and those
 * that this choice hangs on.
 */
function withChoices(
  tool: ToolDescription,
  given: Readonly<Record<string, unknown>>,
  parameters: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const left = new Map<string, { readonly values: readonly string[]; readonly because: string }>();
  const all = [...tool.parameters, ...tool.inputs];
  const chosen = all.filter(({ name }) => given[name] !== undefined);
  // Grows as it is gone through.
  for (const each of chosen) {
    const { name } = each;
    const when = 'when' in each ? each.when : undefined;
    if (!when) continue;
    const flag = left.get(name)?.because ?? flagOf(name);
    const asked = z.string().optional().parse(parameters[when.name]);
    const before = left.get(when.name) ?? {
      values: asked === undefined ? when.is : [asked],
      because: `${flagOf(when.name)} ${asked ?? ''}`,
    };
    const values = before.values.filter((value) => when.is.includes(value));
    if (values.length === 0)
      throw refusal(`${flag} and ${before.because} exclude each other. Leave one out.`);
    left.set(when.name, { values, because: flag });
    const decisive = all.find((other) => other.name === when.name);
    if (decisive && !chosen.includes(decisive)) chosen.push(decisive);
  }
  const choices = [...left].map(([name, { values }]) => [name, values[0]] as const);
  return { ...parameters, ...(Object.fromEntries(choices) as Record<string, unknown>) };
}

function checkWeights(
  tool: ToolDescription,
  parameters: Readonly<Record<string, unknown>>,
  inputs: Readonly<Record<string, FileInput>>,
): void {
  for (const parameter of tool.parameters) {
    if (parameter.kind !== 'weights') continue;
    const weights = parameters[parameter.name];
    const weighed = inputs[parameter.of];
    const count = weighed?.kind === 'references' ? weighed.paths.length : 0;
    if (!Array.isArray(weights) || weights.length <= count) continue;
    const [flag, of] = [flagOf(parameter.name), flagOf(parameter.of)];
    throw refusal(`${flag} has ${weights.length} numbers for ${count} ${of} pictures. Give one for each.`);
  }
}

function readFormat(tool: ToolDescription, out: string | null, text: string | undefined): SaveFormat | null {
  if (out === null || (tool.result !== 'picture' && tool.result !== 'pictures')) return null;
  if (text === undefined) return formatOfName(out);
  return readChoice('--format', SaveFormat, text);
}

function readQuality(text: string | undefined, format: SaveFormat): number {
  if (text === undefined) return defaultQuality[format];
  const quality = /^\d+$/.test(text) ? Number(text) : NaN;
  if (quality >= 1 && quality <= 100) return quality;
  throw refusal(`--quality takes a whole number from 1 to 100; “${text}” was given.`);
}
