const name = 'pentimento-key';

/**
 * The key to the application's socket. The address brings it after #, from where it goes into what the browser keeps
 * for this origin alone. null where neither has one.
 */
export function takeKey(): string | null {
  const brought = /^#key=([\w-]+)$/.exec(location.hash)?.[1];
  if (brought !== undefined) {
    localStorage.setItem(name, brought);
    history.replaceState(history.state, '', location.pathname);
  }
  return localStorage.getItem(name);
}
