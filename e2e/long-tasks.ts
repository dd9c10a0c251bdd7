import type { CDPSession, Page } from '@playwright/test';

/** An event of Chromium's trace. `tdur` is the time that its thread computed for it, microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/**
 * The longest that the window's thread computed at once while something was done, milliseconds. That is the
 * thread's own time: a machine that is busy with other things makes it no longer.
 */
export async function longestTaskDuring(page: Page, act: () => Promise<void>): Promise<number> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    events.push(...(value as unknown as TraceEvent[]));
  });
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['disabled-by-default-devtools.timeline'] },
  });
  try {
    await act();
  } finally {
    await end(session);
    await session.detach();
  }
  const threads = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid}:${tid}`),
  );
  const tasks = events.filter(({ name, pid, tid }) => name === 'RunTask' && threads.has(`${pid}:${tid}`));
  if (tasks.length === 0) throw new Error('The trace holds no task of the window’s thread.');
  return Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1000;
}

async function end(session: CDPSession): Promise<void> {
  const complete = new Promise<void>((resolve) => {
    session.once('Tracing.tracingComplete', () => {
      resolve();
    });
  });
  await session.send('Tracing.end');
  await complete;
}
