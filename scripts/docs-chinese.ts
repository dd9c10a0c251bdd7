/** The reference page of a tool in Chinese, for help in the window. Names and options stay what they are on the command line. */
import { mainInput, otherInputs } from '../main/cli/inputs.ts';
import { flagOf } from '../main/cli/options.ts';
import { defaultWords, type DefaultWords } from '../main/cli/words.ts';
import type { InputDescription, Parameter, ToolDescription } from '../preload/contract/index.ts';
import words from '../resources/translations/zh-CN.ts';
import { origins } from './papers.ts';

const inChinese: DefaultWords = { on: '开', off: '关', each: (value) => `各 ${value}` };

/** Pure: the same tool and translations give the same bytes. */
export function chinesePage(tool: ToolDescription): string {
  const level = (wanted: Parameter['level']) => tool.parameters.filter((one) => one.level === wanted);
  const origin = origins[tool.id];
  return [
    '<!-- Made from the tool’s definition and translations by `npm run docs`; changes belong there. -->',
    `# ${text('tools', tool.id, 'title') ?? tool.id}`,
    text('tools', tool.id, 'about') ?? '',
    origin ? `![${origin.figure.caption['zh-CN']}](../../figures/${origin.figure.file})` : '',
    ...inputs(tool),
    ...section(tool, '## 设置', level('basic')),
    ...section(tool, '## 微调', level('advanced')),
    ...(origin ? ['## 论文', origin.papers.map((paper) => `- ${paper}`).join('\n')] : []),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

/** The Chinese of the translations at a path of keys; undefined where nobody has written it yet. */
function text(...path: readonly string[]): string | undefined {
  let node: unknown = words;
  for (const key of path)
    node =
      typeof node === 'object' && node !== null && Object.hasOwn(node, key)
        ? (node as Record<string, unknown>)[key]
        : undefined;
  return typeof node === 'string' ? node : undefined;
}

function inputs(tool: ToolDescription): string[] {
  const photo = mainInput(tool) ? ['- 要处理的照片'] : [];
  return ['## 输入', [...photo, ...otherInputs(tool).map((input) => inputLine(tool.id, input))].join('\n')];
}

function inputLine(tool: string, input: InputDescription): string {
  const key = input.kind === 'references' ? input.role : input.kind;
  const name = text('tools', tool, input.name, 'one') ?? text('inputs', key, 'one') ?? input.name;
  const facts = [
    ...('minimum' in input && input.maximum > 1 ? [`${input.minimum} 至 ${input.maximum} 个`] : []),
    ...(('minimum' in input ? input.minimum === 0 : input.optional) ? ['可选'] : []),
  ];
  return `- \`${flagOf(input.name)}\`：${name}${facts.length > 0 ? `（${facts.join('，')}）` : ''}`;
}

function section(tool: ToolDescription, heading: string, parameters: readonly Parameter[]): string[] {
  if (parameters.length === 0) return [];
  const head = ['| 设置 | 选项 | 取值 | 默认 | 说明 |', '| --- | --- | --- | --- | --- |'];
  return [heading, [...head, ...parameters.map((parameter) => row(tool.id, parameter))].join('\n')];
}

function row(tool: string, parameter: Parameter): string {
  const { name, when } = parameter;
  const meanings = details(tool, parameter).map(([each, meaning]) => `\`${each}\`：${meaning}`);
  const only =
    when && `仅当 \`${flagOf(when.name)}\` 为 ${when.is.map((value) => `\`${value}\``).join('、')} 时。`;
  const does = [text('tools', tool, name, 'help') ?? '', only ?? '', meanings.join('；')].filter(Boolean);
  const cells = [
    text('tools', tool, name, 'label') ?? name,
    `\`${flagOf(name)}\``,
    range(parameter),
    defaultWords(parameter, inChinese),
    does.join(' '),
  ];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

/** What the values of a choice and the members of a group mean. */
function details(tool: string, parameter: Parameter): (readonly [string, string])[] {
  const { name } = parameter;
  if (parameter.kind === 'choice')
    return parameter.options.map((option) => [
      option,
      text('tools', tool, name, 'about', option) ?? text('tools', tool, name, 'options', option) ?? option,
    ]);
  if (parameter.kind !== 'group') return [];
  return parameter.members.map((each) => [
    each.name,
    text('tools', tool, name, 'members', each.name) ?? each.name,
  ]);
}

function range(parameter: Parameter): string {
  switch (parameter.kind) {
    case 'number': {
      const { minimum, maximum, unit } = parameter;
      return `${minimum} 至 ${maximum}${unit === undefined ? '' : ` ${unit}`}`;
    }
    case 'choice':
      return parameter.options.join('、');
    case 'switch':
      return '开或关';
    case 'seed':
      return '整数';
    case 'weights':
      return `每个 --${parameter.of} 为 ${parameter.minimum} 至 ${parameter.maximum}`;
    case 'group': {
      const [first] = parameter.members;
      const names = parameter.members.map(({ name }) => name).join('、');
      return first === undefined ? names : `${names}，各 ${range(first)}`;
    }
  }
}
