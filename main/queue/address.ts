/** The address without what nobody else should read. */
export function shownAddress(queue: string): string {
  const url = urlOf(queue);
  // What has no host was taken for something else: `localhost:6379` for an address of a kind that nobody knows.
  if (!url || url.hostname === '') return queue.replace(/^(.*\/\/)?.*@/, '$1');
  const port = url.port === '' ? '' : `:${url.port}`;
  return `${url.protocol}//${url.hostname}${port}${url.pathname === '/' ? '' : url.pathname}`;
}

/** Null where it is no address at all. */
export function urlOf(text: string): URL | null {
  // `URL.canParse` is younger than the Node of the oldest Electron that this runs on.
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
