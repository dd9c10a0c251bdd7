/** A tool that only tests know: a person's photos in, a list of them out. */
import * as z from 'zod';
import { person, picture } from '../inputs.ts';
import { defineTool } from '../tool.ts';

export const album = defineTool({
  id: 'album',
  version: 1,
  parameters: z.object({}),
  inputs: { image: picture(), who: person() },
  result: 'data',
});
