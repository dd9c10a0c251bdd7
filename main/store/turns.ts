const last = new Map<string, Promise<unknown>>();

/** Works on a folder one after the other, so that nobody writes over what another has just written there. */
export function inTurn<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const turn = (last.get(folder) ?? Promise.resolve()).then(work);
  const over = turn.then(
    () => undefined,
    () => undefined,
  );
  last.set(folder, over);
  void over.then(() => {
    if (last.get(folder) === over) last.delete(folder);
  });
  return turn;
}
