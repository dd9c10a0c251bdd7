import { extname } from 'node:path';
import { extensions, SaveFormat } from '../../preload/contract/formats.ts';
import { UserError } from '../errors/user-error.ts';

/**
 * The format that a file's name asks for.
 * @throws UserError bad-parameters for an extension that isn't written, naming those that are.
 */
export function formatOfName(path: string): SaveFormat {
  const extension = extname(path).slice(1).toLowerCase();
  const format = SaveFormat.options.find((known) => extensions[known].includes(extension));
  if (format !== undefined) return format;
  const works = SaveFormat.options
    .flatMap((format) => extensions[format])
    .map((name) => `.${name}`)
    .join(', ');
  const what = extension === '' ? 'has no extension' : `ends in .${extension}, which can't be written`;
  throw new UserError(
    'bad-parameters',
    `${path} ${what}. Use ${works}, or choose with --format ${SaveFormat.options.join('|')}.`,
  );
}
