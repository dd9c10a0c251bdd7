import { parseArgs } from 'node:util';
import { defaultFolder } from '../default-folder.ts';
import { UserError } from '../errors/user-error.ts';

export interface Options {
  readonly data: string;
  /** The port that is asked for; null for that of last time, or any. */
  readonly port: number | null;
}

/** @throws UserError bad-parameters */
export function readOptions(args: readonly string[]): Options {
  const { port, data } = parse(args);
  if (port !== undefined && !/^\d{1,5}$/.test(port)) throw noPort(port);
  if (Number(port) > 65_535) throw noPort(String(port));
  return { data: data ?? defaultFolder(), port: port === undefined ? null : Number(port) };
}

function parse(args: readonly string[]): { port?: string | undefined; data?: string | undefined } {
  try {
    const options = { port: { type: 'string' }, data: { type: 'string' } } as const;
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    const [first = ''] = (error instanceof Error ? error.message : String(error)).split(/\. |\n/);
    const known = 'What can be given is --port NUMBER and --data FOLDER.';
    throw new UserError('bad-parameters', `${first.replace(/\.$/, '')}. ${known}`, { cause: error });
  }
}

function noPort(given: string): UserError {
  return new UserError('bad-parameters', `${given} is no port: those are numbers from 0 to 65535.`);
}
