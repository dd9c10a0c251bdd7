import { join } from 'node:path';

/** The folders of a session, as every process finds them. Pictures lie in the session's folder itself. */

export function tileFolder(session: string): string {
  return join(session, 'tiles');
}

/** Where a piece of work in another process puts what it makes, until that is taken in. */
export function inboxOf(session: string, work: string): string {
  return join(inboxes(session), work);
}

export function inboxes(session: string): string {
  return join(session, 'inboxes');
}

/** Photos that a page handed over one by one, a folder for each that the person chose there. */
export function gatheredIn(session: string): string {
  return join(session, 'gathered');
}
