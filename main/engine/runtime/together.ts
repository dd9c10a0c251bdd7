import type { Runtime } from './runtime.ts';
import type { Session } from './session.ts';

/**
 * Opens sessions that are of use only together: where a later one fails to open, those before it are released.
 * @param open opens them through what it is given.
 */
export async function openTogether<T>(
  runtime: Pick<Runtime, 'open'>,
  open: (together: Pick<Runtime, 'open'>) => Promise<T>,
): Promise<{ readonly opened: T; readonly release: () => Promise<void> }> {
  const sessions: Session[] = [];
  /** All of them, also where one can't be. */
  async function release(): Promise<void> {
    const ends = await Promise.allSettled(sessions.splice(0).map((session) => session.release()));
    const failed = ends.find((end) => end.status === 'rejected');
    if (failed) throw failed.reason;
  }
  try {
    const opened = await open({
      open: async (model, workingBytes) => {
        const session = await runtime.open(model, workingBytes);
        sessions.push(session);
        return session;
      },
    });
    return { opened, release };
  } catch (error) {
    await release();
    throw error;
  }
}
