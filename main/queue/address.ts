/** The address without what nobody else should read. */
export function shownAddress(queue: string): string {
  const url = urlOf(queue);
  if (!url) return queue.replace(/\/\/.*@/, '//');
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
