import type { FileToken } from '../../../preload/contract/index.ts';
import type { OpenDocument } from '../../picture/document.ts';

/** The file whose folder a dialog for saving begins in: the document's own, or that of the photo it came from. */
export function besideOf({ file, source }: OpenDocument): { readonly beside?: FileToken } {
  const beside = file ?? source;
  return beside === null ? {} : { beside };
}
