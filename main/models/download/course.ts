/**
 * The course of a download, without any connection: what to ask of which mirror next, by what was there before and what came
 * of it. Whoever carries it out tells each answer and each end of a connection.
 */

export interface Wanted {
  /** How long the file is, whatever a server says. */
  readonly bytes: number;
  /** Addresses of the same file, the best first. */
  readonly mirrors: readonly string[];
}

/** What has been written of the file. */
export interface Part {
  readonly bytes: number;
  /** Which mirror gave the last of it; null where nothing is there. */
  readonly mirror: string | null;
  /** What that mirror calls this version of its file: a strong ETag, or when it was changed. */
  readonly version: string | null;
  /** How many connections gave it: more than one may have given parts of different files. */
  readonly pieces: number;
}

/** Why a mirror isn't asked again. */
export type Reason =
  /** No connection, or none any more: the system's word for it. */
  | { readonly kind: 'unreachable'; readonly system: string }
  | { readonly kind: 'status'; readonly status: number }
  /** Connections end, or stand still, before anything new has come. */
  | { readonly kind: 'cut' }
  /** Its file has another length. */
  | { readonly kind: 'length' }
  /** Its file has the length and other bytes. */
  | { readonly kind: 'bytes' }
  /** It leads from an encrypted address to one that isn't. */
  | { readonly kind: 'insecure' };

export interface Refusal {
  readonly mirror: string;
  readonly reason: Reason;
}

export interface Course {
  readonly wanted: Wanted;
  readonly part: Part;
  /** Mirrors that aren't asked any more, in the order in which they were given up. */
  readonly refusals: readonly Refusal[];
  /** How often the mirror in hand was asked since the part was longer than ever. */
  readonly tries: number;
  readonly longest: number;
  /** Whether what one mirror gave is thrown away when another is asked: put together, it was wrong. */
  readonly apart: boolean;
  /** Milliseconds until the mirror may be asked again, as it said. */
  readonly after: number;
}

export type Next =
  | {
      readonly do: 'ask';
      readonly mirror: string;
      /** Bytes that needn't come again. */
      readonly from: number;
      /** Only of this version of the file; null where the mirror gave none, or another mirror began. */
      readonly version: string | null;
      /** Milliseconds to wait before. */
      readonly wait: number;
    }
  /** All of it is there: is it the right file? */
  | { readonly do: 'check' }
  | { readonly do: 'give-up'; readonly refusals: readonly Refusal[] };

/** What a mirror says before its bytes come. */
export interface Answer {
  readonly status: number;
  /** Where the bytes begin and how long the whole file is, of an answer that holds a part of it. */
  readonly range: { readonly start: number; readonly of: number | null } | null;
  /** How many bytes come; null where it isn't said, or said of packed ones. */
  readonly length: number | null;
  readonly version: string | null;
  /** Milliseconds that it wants to be left alone. */
  readonly after: number | null;
  /** The address that it came from in the end is not encrypted, though the mirror's own is. */
  readonly insecure: boolean;
}

/** Where the bytes of an answer go; null where they are of no use. */
export type Take = 'behind the part' | 'in place of the part' | null;

/** How often a mirror is asked without anything new coming of it. */
const TRIES = 3;
/** Milliseconds before the second try; each further one waits twice as long. */
const FIRST_WAIT = 1000;
const LONGEST_WAIT = 30_000;

export const nothingYet: Part = { bytes: 0, mirror: null, version: null, pieces: 0 };

/** @param part what an earlier download has left. */
export function setOut(wanted: Wanted, part: Part = nothingYet): Course {
  const usable = part.bytes <= wanted.bytes ? part : nothingYet;
  const none = { refusals: [], tries: 0, after: 0, apart: false };
  return { wanted, part: usable, longest: usable.bytes, ...none };
}

export function nextOf(course: Course): Next {
  const { wanted, part, refusals, tries, after } = course;
  if (part.bytes === wanted.bytes) return { do: 'check' };
  const mirror = mirrorOf(course);
  if (mirror === undefined) return { do: 'give-up', refusals };
  const version = part.mirror === mirror ? part.version : null;
  const wait = tries === 0 ? after : Math.max(after, FIRST_WAIT * 2 ** (tries - 1));
  return { do: 'ask', mirror, from: part.bytes, version, wait: Math.min(wait, LONGEST_WAIT) };
}

/** A mirror has answered: how it goes on, and what becomes of the bytes that come now. */
export function answered(course: Course, answer: Answer): { readonly course: Course; readonly take: Take } {
  const { wanted, part } = course;
  const mirror = mirrorOf(course) ?? '';
  const { status, range, length, version } = answer;
  const none = (after: Course) => ({ course: after, take: null });
  if (answer.insecure) return none(giveUp(course, { kind: 'insecure' }));
  if (status === 200) {
    if (length !== null && length !== wanted.bytes) return none(giveUp(course, { kind: 'length' }));
    // It doesn't give parts, or its file is another than that of the part: the whole begins anew.
    const fresh: Part = { bytes: 0, mirror, version, pieces: 1 };
    return { course: { ...course, part: fresh, after: 0 }, take: 'in place of the part' };
  }
  if (status === 206) {
    if (range && range.of !== null && range.of !== wanted.bytes)
      return none(giveUp(course, { kind: 'length' }));
    // Other bytes than were asked for, or of another file.
    const changed =
      part.mirror === mirror && part.version !== null && version !== null && part.version !== version;
    if (range?.start !== part.bytes || changed) return none(again({ ...course, part: nothingYet }, answer));
    const longer: Part = { bytes: part.bytes, mirror, version, pieces: part.pieces + 1 };
    return { course: { ...course, part: longer, after: 0 }, take: 'behind the part' };
  }
  // The part is longer than its file.
  if (status === 416) return none(again({ ...course, part: nothingYet }, answer));
  if (status === 408 || status === 425 || status === 429 || status >= 500)
    return none(again(course, answer, { kind: 'status', status }));
  return none(giveUp(course, { kind: 'status', status }));
}

/**
 * A connection came to its end, or to none.
 * @param bytes that the part has now.
 * @param reason why, where that is known.
 */
export function ended(course: Course, bytes: number, reason: Reason = { kind: 'cut' }): Course {
  const part = { ...course.part, bytes };
  if (bytes > course.longest) return { ...course, part, longest: bytes, tries: 0 };
  return again({ ...course, part }, { after: null }, reason);
}

/** More bytes came than the file has. */
export function overflowed(course: Course): Course {
  return giveUp({ ...course, part: nothingYet, longest: 0 }, { kind: 'length' });
}

/** The whole file was there and is not the right one; it has been deleted. */
export function wasWrong(course: Course): Course {
  const fresh = { ...course, part: nothingYet, longest: 0, tries: 0, after: 0 };
  // What came in pieces may be wrong because they don't belong together.
  if (course.part.pieces !== 1 && !course.apart) return { ...fresh, apart: true };
  return giveUp(fresh, { kind: 'bytes' });
}

function mirrorOf({ wanted, refusals }: Course): string | undefined {
  return wanted.mirrors.find((mirror) => !refusals.some((refusal) => refusal.mirror === mirror));
}

/** Asks the same mirror once more, as long as that makes sense. */
function again(course: Course, { after }: Pick<Answer, 'after'>, reason: Reason = { kind: 'cut' }): Course {
  const tries = course.tries + 1;
  return tries < TRIES ? { ...course, tries, after: after ?? 0 } : giveUp(course, reason);
}

function giveUp(course: Course, reason: Reason): Course {
  const mirror = mirrorOf(course);
  if (mirror === undefined) return course;
  return {
    ...course,
    ...(course.apart && { part: nothingYet, longest: 0 }),
    ...{ refusals: [...course.refusals, { mirror, reason }], tries: 0, after: 0 },
  };
}
