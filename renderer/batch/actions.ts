import type { Actions } from '../actions/action.ts';
import { openBatch } from './commands.ts';

export const batchActions = {
  batch: {
    shortcuts: [{ key: 'b', mod: true, alt: true }],
    enabled: () => true,
    run: openBatch,
  },
} satisfies Actions;
