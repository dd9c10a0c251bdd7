import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { StyleReference } from '../../preload/contract/index.ts';

/** The paintings that ship with the application. */
export async function shippedStyles(resources: string): Promise<StyleReference[]> {
  return z
    .array(StyleReference)
    .parse(JSON.parse(await readFile(join(resources, 'styles', 'styles.json'), 'utf8')));
}
