import { extname } from 'node:path';
import { SaveFormat } from '../../preload/contract/index.ts';
import { UserError } from '../errors/user-error.ts';

const extensions: Readonly<Record<SaveFormat, readonly string[]>> = {
  png: ['png'],
  jpeg: ['jpg', 'jpeg'],
  webp: ['webp'],
  avif: ['avif'],
  tiff: ['tif', 'tiff'],
};

/** The formats whose quality can be chosen. */
export const lossy: ReadonlySet<SaveFormat> = new Set(['jpeg', 'webp', 'avif']);

/**
 * The format that a file's name asks for.
 * @throws UserError bad-parameters for an extension that isn't written, naming those that are.
 */
export function formatOfName(path: string): SaveFormat {
  const extension = extname(path).slice(1).toLowerCase();
  const format = SaveFormat.options.find((known) => extensions[known].includes(extension));
  if (format !== undefined) return format;
  const works = Object.values(extensions)
    .flat()
    .map((name) => `.${name}`)
    .join(', ');
  const what = extension === '' ? 'has no extension' : `ends in .${extension}, which can't be written`;
  throw new UserError(
    'bad-parameters',
    `${path} ${what}. Use ${works}, or choose with --format ${SaveFormat.options.join('|')}.`,
  );
}
