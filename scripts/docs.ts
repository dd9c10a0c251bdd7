/** Writes the reference page of every tool from its definition: `npm run docs`. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inputList, mainInput, otherInputs } from '../main/cli/inputs.ts';
import { details } from '../main/cli/listings.ts';
import { flagOf } from '../main/cli/options.ts';
import { defaultWords, inputWords, parameterWords, rangeWords, toolWords } from '../main/cli/words.ts';
import { tools } from '../main/engine/tools/definitions.ts';
import { describeTool } from '../main/engine/tools/describe.ts';
import type { InputDescription, Parameter, ToolDescription } from '../preload/contract/index.ts';
import { chinesePage } from './docs-chinese.ts';
import { origins } from './papers.ts';
import { root } from './root.ts';

/** The page as Markdown. Pure: the same tool and translations give the same bytes. */
export function toolPage(tool: ToolDescription): string {
  const { title, about } = toolWords(tool.id);
  const level = (wanted: Parameter['level']) => tool.parameters.filter((one) => one.level === wanted);
  return [
    '<!-- Made from the tool’s definition and translations by `npm run docs`; changes belong there. -->',
    `# ${title}`,
    about,
    ...pictureOf(tool.id),
    `It takes ${inputList(tool, (flag) => `\`${flag}\``)}.`,
    '## On the command line',
    ['```sh', example(tool), '```'].join('\n'),
    ...section(tool, '## Settings', level('basic')),
    ...section(tool, '## Fine tuning', level('advanced')),
    ...papersOf(tool.id),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

function pictureOf(tool: string): string[] {
  const origin = origins[tool];
  if (!origin) return [];
  const { file, caption } = origin.figure;
  return [`![${caption.en}](../figures/${file})`];
}

function papersOf(tool: string): string[] {
  const origin = origins[tool];
  return origin ? ['## Papers', origin.papers.map((paper) => `- ${paper}`).join('\n')] : [];
}

function example(tool: ToolDescription): string {
  const photo = mainInput(tool) ? ' photo.jpg' : '';
  const needed = otherInputs(tool).filter((input) =>
    'minimum' in input ? input.minimum > 0 : !input.optional,
  );
  const options = needed.map((input) => {
    const times = 'minimum' in input ? input.minimum : 1;
    return ` ${flagOf(input.name)} ${exampleOf(tool, input)}`.repeat(times);
  });
  return `npm run pentimento -- ${tool.id}${photo}${options.join('')}${outputOf(tool)}`;
}

function outputOf({ result, file }: ToolDescription): string {
  if (result === 'data') return ' --json';
  if (!file) return ' -o result.png';
  return ` -o ${file.name === null ? `result${file.ending}` : `folder/${file.name}`}`;
}

function exampleOf(tool: ToolDescription, input: InputDescription): string {
  const { file } = inputWords(tool.id, input);
  switch (input.kind) {
    case 'picture':
    case 'references':
      return `${file}.jpg`;
    case 'mask':
      return `${file}.png`;
    case 'faces':
      return '1';
    case 'person':
    case 'folder':
      return file;
  }
}

function section(tool: ToolDescription, heading: string, parameters: readonly Parameter[]): string[] {
  if (parameters.length === 0) return [];
  const rows = parameters.map((parameter) => row(tool.id, parameter));
  const head = ['| Setting | Option | Takes | Default | What it does |', '| --- | --- | --- | --- | --- |'];
  return [heading, [...head, ...rows].join('\n')];
}

function row(tool: string, parameter: Parameter): string {
  const { label, help } = parameterWords(tool, parameter.name);
  const meanings = details(tool, parameter).map(([name, meaning]) => `\`${name}\`: ${meaning}`);
  const only =
    parameter.when &&
    `Only while \`${flagOf(parameter.when.name)}\` is ${parameter.when.is.map((value) => `\`${value}\``).join(' or ')}.`;
  const does = [help, ...(only ? [only] : []), meanings.join('; ')].filter((part) => part !== '').join(' ');
  const cells = [
    label,
    `\`${flagOf(parameter.name)}\``,
    rangeWords(parameter),
    defaultWords(parameter),
    does,
  ];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

/** The pages that definitions make, by their paths below `docs`. */
export function toolPages(): ReadonlyMap<string, string> {
  return new Map(
    tools.map(describeTool).flatMap((tool): [string, string][] => [
      [`tools/${tool.id}.md`, toolPage(tool)],
      [`zh-CN/tools/${tool.id}.md`, chinesePage(tool)],
    ]),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [path, text] of toolPages()) {
    await mkdir(dirname(join(root, 'docs', path)), { recursive: true });
    await writeFile(join(root, 'docs', path), text);
  }
}
