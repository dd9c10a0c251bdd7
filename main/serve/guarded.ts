export type Log = (error: unknown) => void;

/**
 * Does what somebody outside asked for. What goes wrong there ends that one thing: it is logged, and `refuse` says so
 * to whoever asked.
 */
export function guarded(log: Log, work: () => unknown, refuse: () => void): void {
  void (async () => {
    try {
      await work();
    } catch (error) {
      log(error);
      refuse();
    }
  })();
}
