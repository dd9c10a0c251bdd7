/** Who works on the pictures: this computer, or workers at a queue. */
import * as z from 'zod';
import { create } from 'zustand';
import type { Failure, Workers, WorkersThere } from '../../preload/contract/index.ts';
import { remember, remembered } from '../base/remember.ts';

const Place = z.object({
  where: z.enum(['here', 'workers']),
  /** The queue's address, without its password. */
  queue: z.string(),
  /** The folder, or the address of storage, that all of them reach. */
  files: z.string(),
});
export type Place = z.infer<typeof Place>;

interface WorkersState extends Place {
  /** Of the queue. It is forgotten when the window closes. */
  readonly password: string;
  /** What came of looking who is there; null before. */
  readonly found: WorkersThere | Failure | null;
  readonly looking: boolean;
}

const name = 'batch-workers';

export const useWorkers = create<WorkersState>(() => ({
  ...remembered(name, Place, { where: 'here', queue: '', files: '' }),
  ...{ password: '', found: null, looking: false },
}));

/** What was found there before says nothing any more. */
export function changeWorkers(change: Partial<Place & { readonly password: string }>): void {
  useWorkers.setState({ ...change, found: null });
  const { where, queue, files } = useWorkers.getState();
  remember(name, { where, queue: isPublic(queue) ? queue : '', files });
}

/** An address while it is typed, which may be half a password: nobody remembers it yet. */
export function typeAddress(queue: string): void {
  useWorkers.setState({ queue, found: null });
}

/** A password that was typed into the address goes where it isn't seen. */
export function settleAddress(): void {
  const { queue, password } = useWorkers.getState();
  const parted = partAddress(queue.trim());
  changeWorkers({ queue: parted.address, password: parted.password || password });
}

/** As the other side is told; null: this computer. */
export function workersWanted({
  where,
  queue,
  files,
  password,
}: Place & { readonly password: string }): Workers | null {
  return where === 'here' ? null : { queue: withPassword(queue.trim(), password), files: files.trim() };
}

/** Whether something has to be said still of where they are. */
export function isLacking({ where, queue, files }: Place): boolean {
  return where === 'workers' && (queue.trim() === '' || files.trim() === '');
}

/** The scheme and a name, a password up to the last @, and the rest: passwords are often not encoded. */
const SECRET = /^([a-z]+:\/\/[^:@/]*):(.*)(@[^@]*)$/i;
/** Scheme, perhaps a name, host, perhaps a port. */
const PUBLIC = /^[a-z]+:\/\/(?:[^:@/]+@)?(?:[^:@/[\]]+|\[[\da-f:.]+\])(?::\d+)?(?:\/[^@]*)?$/i;

/** An address and the password that stood in it. */
export function partAddress(given: string): { readonly address: string; readonly password: string } {
  const [, start, password, rest] = SECRET.exec(given) ?? [];
  if (start === undefined || password === undefined || rest === undefined)
    return { address: given, password: '' };
  const address = start.endsWith('/') ? start + rest.slice(1) : start + rest;
  return { address, password: decoded(password) };
}

export function withPassword(address: string, password: string): string {
  const [, scheme, name = '', rest] = /^([a-z]+:\/\/)(?:([^:@/]*)@)?([^@]*)$/i.exec(address) ?? [];
  if (password === '' || scheme === undefined || rest === undefined) return address;
  return `${scheme}${name}:${encodeURIComponent(password)}@${rest}`;
}

/** Whether this is a whole address in which no password stands. */
export function isPublic(address: string): boolean {
  return PUBLIC.test(address);
}

/** A sign of percent that stands for itself is no reason to lose the rest. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
