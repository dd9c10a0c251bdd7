import { Settings, type Device, type Parameter, type ToolDescription } from '../../preload/contract/index.ts';
import { toFailure } from '../errors/user-error.ts';
import type { Host } from '../host.ts';
import { inputList } from './inputs.ts';
import { flagOf } from './options.ts';
import type { Session } from './session.ts';
import {
  deviceWords,
  defaultWords,
  memberWords,
  optionMeaning,
  parameterWords,
  rangeWords,
  reasonWords,
  toolWords,
} from './words.ts';

/** Every tool with its parameters, for `tools`. */
export function listTools(tools: readonly ToolDescription[]): string {
  return tools.map(listTool).join('\n\n');
}

function listTool(tool: ToolDescription): string {
  const { title, about } = toolWords(tool.id);
  return [
    `${tool.id}: ${title}`,
    ...(about ? [`  ${about}`] : []),
    `  Takes ${inputList(tool)}.`,
    ...tool.parameters.flatMap((parameter) => ['', ...listParameter(tool.id, parameter)]),
  ].join('\n');
}

function listParameter(tool: string, parameter: Parameter): string[] {
  const { label, help } = parameterWords(tool, parameter.name);
  return [
    `  ${flagOf(parameter.name)}  ${label}`,
    `      ${parameter.kind}: ${rangeWords(parameter)}; default ${defaultWords(parameter)}`,
    ...(parameter.when
      ? [`      only while ${flagOf(parameter.when.name)} is ${parameter.when.is.join(' or ')}`]
      : []),
    ...(help ? [`      ${help}`] : []),
    ...details(tool, parameter).map(([name, meaning]) => `      ${name}: ${meaning}`),
  ];
}

/** What the values of a choice and the members of a group mean. */
export function details(tool: string, parameter: Parameter): [string, string][] {
  switch (parameter.kind) {
    case 'choice':
      return parameter.options.map((option) => [option, optionMeaning(tool, parameter.name, option)]);
    case 'group':
      return parameter.members.map(({ name }) => [name, memberWords(tool, parameter.name, name)]);
    case 'number':
    case 'switch':
    case 'weights':
    case 'seed':
      return [];
  }
}

/** One provider as tried on this machine. */
export interface TriedDevice {
  readonly provider: string;
  readonly available: boolean;
  /** What it is, or why it can't be used. */
  readonly label: string;
}

export interface Devices {
  /** What computes unless something else is asked for. */
  readonly automatic: Device;
  readonly devices: readonly TriedDevice[];
}

/** Tries every provider by computing something on it. */
export async function findDevices({ host, untilStopped }: Session): Promise<Devices> {
  const automatic = await untilStopped(host.handlers.device({}));
  const devices: TriedDevice[] = [];
  for (const provider of Settings.shape.provider.options.filter((name) => name !== 'auto')) {
    await host.handlers.changeSettings({ provider });
    devices.push(await untilStopped(tried(host, provider)));
  }
  return { automatic, devices };
}

async function tried({ handlers }: Host, provider: string): Promise<TriedDevice> {
  try {
    const device = await handlers.device({});
    const available = device.provider === provider;
    return {
      provider,
      available,
      label: available ? deviceWords(device) : device.reasons.map(reasonWords).join(' '),
    };
  } catch (error) {
    return { provider, available: false, label: toFailure(error).message };
  }
}

export function listDevices({ automatic, devices }: Devices): string {
  return devices
    .map(({ provider, available, label }) => {
      const mark = provider === automatic.provider ? '*' : ' ';
      return `${mark} ${provider.padEnd(8)}${available ? '' : 'no: '}${label}`;
    })
    .join('\n');
}
