/** Works on what batches leave at a queue: what `pentimento worker` does. */
import { rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Workers } from '../../preload/contract/batch-room.ts';
import { defaultFolder } from '../default-folder.ts';
import { shownAddress } from '../queue/address.ts';
import { openShare } from '../queue/open-share.ts';
import { startWorker, type WorkerNews } from '../queue/worker.ts';
import { ownHands } from './batch-hands.ts';
import type { Compute } from './device-option.ts';
import { duration, type Reporter } from './progress.ts';
import { announceDevice } from './run.ts';
import { withSession, type Session } from './session.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { queueWords } from './words.ts';

export interface WorkerOrder extends Workers {
  readonly jobs: number;
  readonly compute: Compute;
}

/** What a worker did, as `--json` prints it. */
export interface WorkerReport {
  readonly done: number;
  readonly failed: number;
  readonly back: number;
}

/** Works until it is stopped: what it has is done first, unless it is stopped twice. */
export async function runWorker(
  order: WorkerOrder,
  debug: boolean,
  reporter: Reporter,
): Promise<WorkerReport> {
  const place = await temporaryFolder();
  const clearUp = (): void => rmSync(place, { recursive: true, force: true, maxRetries: 3 });
  process.on('exit', clearUp);
  try {
    const library = join(place, 'library');
    return await withSession(
      debug,
      (session) => work(order, place, library, session, reporter),
      library,
      defaultFolder(),
    );
  } finally {
    await rm(place, { recursive: true, force: true, maxRetries: 3 });
    process.off('exit', clearUp);
  }
}

async function work(
  { queue, files, jobs, compute }: WorkerOrder,
  place: string,
  library: string,
  session: Session,
  reporter: Reporter,
): Promise<WorkerReport> {
  const { host, unsettled, untilStopped, untilEnded } = session;
  if (unsettled !== null) reporter.note(unsettled);
  await host.handlers.changeSettings(compute);
  const share = await untilStopped(openShare(files));
  await untilStopped(announceDevice(host, reporter));
  const count = { done: 0, failed: 0, back: 0 };
  const worker = await untilStopped(
    startWorker({
      ...{ queue, share, library, jobs, folder: join(place, 'pictures') },
      hands: ownHands({ recipe: join(place, 'recipe.json'), data: library }, session, reporter),
      hear: (news) => {
        if (news.code === 'done' || news.code === 'failed') count[news.code] += 1;
        if (news.code === 'gives-back') count.back += 1;
        tell(news, reporter);
      },
    }),
  );
  reporter.say(queueWords('waits', { queue: shownAddress(queue) }));
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  await untilEnded(
    ended.then(() => worker.close()),
    () => {
      reporter.note(queueWords('closes'));
      end();
    },
  );
  reporter.say(queueWords('closed', count));
  return count;
}

function tell(news: WorkerNews, reporter: Reporter): void {
  const words = queueWords(news.code, {
    ...('name' in news && { name: news.name }),
    ...('failure' in news && { message: news.failure.message }),
    ...('seconds' in news && { duration: duration(news.seconds) }),
    ...('count' in news && { version: news.version, count: news.count }),
  });
  if (news.code === 'takes' || news.code === 'done') reporter.say(words);
  else reporter.note(words);
}
