/** The address without what nobody else should read. */
export function shownAddress(queue: string): string {
  const url = URL.canParse(queue) ? new URL(queue) : null;
  if (!url) return queue.replace(/\/\/.*@/, '//');
  const port = url.port === '' ? '' : `:${url.port}`;
  return `${url.protocol}//${url.hostname}${port}${url.pathname === '/' ? '' : url.pathname}`;
}
