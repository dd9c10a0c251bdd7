import { fitOf } from './fuzzy.ts';

/** How well what was typed fits something, and which of its names it fits best. */
export interface Match {
  /** Higher is better. */
  readonly score: number;
  /** Another name than the one that is shown, where that fits better. */
  readonly also: string | null;
}

/** The kinds of fit, the best first, far enough apart that nothing else brings a worse one before a better. */
const kinds = { whole: 100, start: 80, words: 65, inside: 50, about: 30, letters: 10 } as const;
/** Another name is worth a little less than the name that is shown. */
const other = 3;

/** What was typed against a name and other names for the same; null where it fits none. */
export function matchOf(query: string, name: string, others: readonly string[]): Match | null {
  const typed = plain(query);
  if (typed === '') return { score: 0, also: null };
  let best: Match | null = worthOf(typed, name, null);
  for (const each of others) {
    const match = worthOf(typed, each, each);
    if (match && (!best || match.score > best.score)) best = match;
  }
  const score = aboutOf(typed, [name, ...others]);
  if (score > 0 && (!best || score > best.score)) best = { score, also: null };
  return best ?? lettersOf(query, name);
}

function worthOf(typed: string, name: string, also: string | null): Match | null {
  const text = plain(name);
  const kind = kindOf(typed, text);
  if (kind === null) return null;
  // Of names that fit alike the one with less beside what was typed.
  const score =
    kinds[kind] + (10 * typed.length) / Math.max(typed.length, text.length) - (also === null ? 0 : other);
  return { score, also };
}

function kindOf(typed: string, text: string): 'whole' | 'start' | 'words' | 'inside' | null {
  if (text === typed) return 'whole';
  if (text.startsWith(typed)) return 'start';
  const words = text.split(' ');
  if (typed.split(' ').every((word) => words.some((each) => each.startsWith(word)))) return 'words';
  return text.includes(typed) && typed.length > 1 ? 'inside' : null;
}

/** The share of the typed words that are told by all names together; with no spaces between words, of the signs. */
function aboutOf(typed: string, names: readonly string[]): number {
  const texts = names.map(plain);
  const words = typed.split(' ').filter((word) => !idle.has(word));
  const told = words.filter((word) =>
    texts.some((text) => text.split(' ').some((each) => starts(each, word))),
  );
  const share = told.length / words.length;
  if (share > 0.5) return kinds.about * share;
  const within = texts.filter((text) => hanzi.test(text) && text.length > 1 && typed.includes(text));
  const longest = Math.max(0, ...within.map(({ length }) => length));
  return longest > 0 ? kinds.about * (0.5 + longest / (2 * typed.length)) : 0;
}

/** Whether one of two words is the beginning of the other, which may have an ending: layer, layers. */
function starts(a: string, b: string): boolean {
  return a.startsWith(b) || (a.length > 3 && b.startsWith(a));
}

/** Letters that merely stand in the name in their order, as its initials do. */
function lettersOf(query: string, name: string): Match | null {
  const fit = fitOf(query, name);
  return fit && { score: kinds.letters + Math.min(9, Math.max(-9, fit.score / query.length)), also: null };
}

const hanzi = /\p{Script=Han}/u;
/** Words that say nothing of what is wanted. */
const idle = new Set(['a', 'an', 'the', 'to', 'of', 'my', 'in', 'how', 'do', 'i', 'and', 'with', 'is']);

/** Names stay the same while somebody types. */
const known = new Map<string, string>();

function plain(text: string): string {
  const before = known.get(text);
  if (before !== undefined) return before;
  const made = text
    .toLowerCase()
    .replaceAll(/[…:/,()+-]+/g, ' ')
    .replaceAll(/colour/g, 'color')
    .replaceAll(/grey/g, 'gray')
    .replaceAll(/\s+/g, ' ')
    .trim();
  known.set(text, made);
  return made;
}
