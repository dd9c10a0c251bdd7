import * as z from 'zod';
import { picture } from '../inputs.ts';
import { defineTool } from '../tool.ts';

export const parameters = z.object({});

/** Find the faces in a picture: where they are, 68 landmarks of each, how it is turned, whose it may be. */
export const faces = defineTool({
  id: 'faces',
  version: 1,
  inputs: { image: picture() },
  parameters,
  result: 'data',
  questions: {
    /** The same, for who goes on from it. */
    found: { about: z.object({}), answer: z.json() },
  },
});
