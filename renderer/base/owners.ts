import { CallError } from '../../preload/contract/index.ts';
import type { Owner } from '../../preload/contract/index.ts';
import { page, pentimento } from './connection.ts';
import { report } from './notices.ts';

/** What of this page holds stored pictures and tiles: a document by its id, a panel, a piece of work. */
export function ownerOf(what: string): Owner {
  return `page/${page}/${what}`;
}

/** A piece of work, which lets go at its end. */
export function newOwner(): Owner {
  return ownerOf(crypto.randomUUID());
}

/**
 * Does work that is given stored pictures. They stay until it ends; whoever goes on needing one, such as a document
 * that it went into, has said so by then.
 */
export async function borrowing<T>(work: (owner: Owner) => Promise<T>): Promise<T> {
  const owner = newOwner();
  try {
    return await work(owner);
  } finally {
    letGo(owner);
  }
}

export function letGo(owner: Owner): void {
  pentimento().call('letGo', { owner }).catch(reportUnlessLost);
}

/** Where the connection is lost, what a page held is given back once the page itself is gone. */
export function reportUnlessLost(error: unknown): void {
  if (!(error instanceof CallError && error.code === 'connection-lost')) report(error);
}
