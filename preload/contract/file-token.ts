import * as z from 'zod';

/**
 * Names a file or folder that the person chose, for as long as the application runs: only the other side knows its
 * path, so the window can save where it was allowed to and nowhere else.
 */
export const FileToken = z.uuid();
export type FileToken = z.infer<typeof FileToken>;
