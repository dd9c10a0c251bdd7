/** A worker whose tools sleep, as a process of its own: `sleeper.ts REDIS SHARE FOLDER JOBS MILLISECONDS`. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { folderShare } from '../../main/queue/folder-share.ts';
import { startWorker } from '../../main/queue/worker.ts';
import { lock, madeOf } from './pictures.ts';

const [queue = '', share = '', folder = '', jobs = '', milliseconds = ''] = process.argv.slice(2);
await startWorker({
  ...{ queue, share: folderShare(share), folder: join(folder, 'pictures'), library: join(folder, 'library') },
  ...{ jobs: Number(jobs), times: { lock, pause: lock } },
  hear: ({ code }) => {
    if (code === 'takes') process.stdout.write('takes\n');
  },
  hands: {
    make: async ({ input }) => {
      const bytes = await readFile(input);
      await setTimeout(Number(milliseconds));
      return { files: [madeOf(bytes)], notes: [] };
    },
  },
});
process.stdout.write('ready\n');
