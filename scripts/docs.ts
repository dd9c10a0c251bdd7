/** Writes the reference page of every tool from its definition: `npm run docs`. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { details } from '../main/cli/listings.ts';
import { flagOf } from '../main/cli/options.ts';
import { referenceWords } from '../main/cli/references.ts';
import { defaultWords, parameterWords, rangeWords, toolWords } from '../main/cli/words.ts';
import { tools } from '../main/engine/tools/definitions.ts';
import { describeTool } from '../main/engine/tools/describe.ts';
import type { Parameter, ToolDescription } from '../preload/contract/index.ts';
import { root } from './root.ts';

/** The page as Markdown. Pure: the same tool and translations give the same bytes. */
export function toolPage(tool: ToolDescription): string {
  const { title, about } = toolWords(tool.id);
  const level = (wanted: Parameter['level']) => tool.parameters.filter((one) => one.level === wanted);
  return [
    '<!-- Made from the tool’s definition and translations by `npm run docs`; changes belong there. -->',
    `# ${title}`,
    about,
    pictures(tool),
    '## On the command line',
    ['```sh', example(tool), '```'].join('\n'),
    ...section(tool, '## Settings', level('basic')),
    ...section(tool, '## Fine tuning', level('advanced')),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

function pictures(tool: ToolDescription): string {
  const { minimum, maximum } = tool.references;
  const count = minimum === maximum ? `${minimum}` : `${minimum} to ${maximum}`;
  const takes = [
    'the photo to work on',
    ...(maximum > 0
      ? [`${count} reference ${maximum === 1 ? 'picture' : 'pictures'} (\`${referenceWords(tool).flag}\`)`]
      : []),
    ...(tool.start ? ['if you like, a picture to start from (`--start-picture`)'] : []),
  ];
  return `It takes ${takes.join('; ')}.`;
}

function example(tool: ToolDescription): string {
  const { flag, file } = referenceWords(tool);
  const references = tool.references.maximum > 0 ? ` ${flag} ${file}.jpg` : '';
  return `npm run pentimento -- ${tool.id} photo.jpg${references} -o result.png`;
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
  const only = parameter.when && `Only while \`${flagOf(parameter.when.name)}\` is \`${parameter.when.is}\`.`;
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

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = join(root, 'docs', 'tools');
  await mkdir(folder, { recursive: true });
  for (const tool of tools.map(describeTool)) await writeFile(join(folder, `${tool.id}.md`), toolPage(tool));
}
