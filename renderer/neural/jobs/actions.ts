import type { Actions } from '../../actions/action.ts';
import { canRun, run, stop } from './run.ts';
import { useJobs } from './store.ts';

export const jobActions = {
  run: {
    shortcuts: [{ key: 'Enter', mod: true }],
    enabled: canRun,
    run: () => void run(),
  },
  stop: {
    shortcuts: [],
    enabled: () => useJobs.getState().jobs.length > 0,
    run: stop,
  },
} satisfies Actions;
