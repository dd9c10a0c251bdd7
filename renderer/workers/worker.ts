/** A thread beside the window's: computes what the tasks ask for, and keeps nothing. */
import { expose, transfer } from 'comlink';
import { buffersIn } from './buffers.ts';
import { tasks } from './tasks.ts';

const api = {
  run(name: string, given: unknown): unknown {
    const result = tasks.run(name, given);
    return transfer(result, buffersIn(result));
  },
};
export type WorkerApi = typeof api;

expose(api);
