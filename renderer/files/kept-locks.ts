/**
 * Which documents are open in some window, told between windows of one browser by the locks they hold: what
 * another window has in hand is nothing to recover. A window that dies lets its locks go.
 */
const releases = new Map<string, () => void>();

function lockName(id: string): string {
  return `pentimento-document-${id}`;
}

export function holdDocument(id: string): void {
  if (releases.has(id)) return;
  releases.set(id, () => undefined);
  void navigator.locks.request(
    lockName(id),
    () =>
      new Promise<void>((release) => {
        if (releases.has(id)) releases.set(id, release);
        else release();
      }),
  );
}

export function letDocumentGo(id: string): void {
  const release = releases.get(id);
  releases.delete(id);
  release?.();
}

export async function openElsewhere(): Promise<ReadonlySet<string>> {
  const { held = [] } = await navigator.locks.query();
  const prefix = lockName('');
  return new Set(held.flatMap(({ name }) => (name?.startsWith(prefix) ? [name.slice(prefix.length)] : [])));
}
