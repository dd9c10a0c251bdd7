/** How well what was typed fits a text. */
export interface Fit {
  /** Higher is better. */
  readonly score: number;
  /** Which letters of the text were typed. */
  readonly at: readonly number[];
}

const wordStart = 8;
const adjacent = 8;
const gap = -0.2;

/**
 * The best way to find the letters of `query` in `text` in their order; null where they aren't all there.
 * Letters at the start of words and letters in a row count more, as in the initials of a command's name.
 */
export function fitOf(query: string, text: string): Fit | null {
  const letters = Array.from(query.toLowerCase()).filter((letter) => letter.trim() !== '');
  const places = Array.from(text.toLowerCase());
  if (letters.length === 0) return { score: 0, at: [] };
  if (!standIn(letters, places)) return null;
  // best[j]: the best way in which the letters so far end at place j.
  let best: readonly (Fit | null)[] = places.map((place, j) =>
    place === letters[0] ? { score: worth(text, j) + gap * Math.min(j, 10), at: [j] } : null,
  );
  for (const letter of letters.slice(1)) {
    const before = best;
    best = places.map((place, j) => (place === letter ? goOn(before, text, j) : null));
  }
  return best.reduce((a, b) => (!a || (b && b.score > a.score) ? b : a), null);
}

/** Whether the letters are there in their order at all, which mostly they aren't. */
function standIn(letters: readonly string[], places: readonly string[]): boolean {
  let from = -1;
  return letters.every((letter) => (from = places.indexOf(letter, from + 1)) >= 0);
}

/** The best of the ways so far, with one more letter at place j. */
function goOn(before: readonly (Fit | null)[], text: string, j: number): Fit | null {
  let found: Fit | null = null;
  for (let i = 0; i < j; i += 1) {
    const way = before[i];
    if (!way) continue;
    const score = way.score + worth(text, j) + (i === j - 1 ? adjacent : gap * Math.min(j - i, 10));
    if (!found || score > found.score) found = { score, at: [...way.at, j] };
  }
  return found;
}

function worth(text: string, at: number): number {
  return at === 0 || /[\s\p{P}]/u.test(text.charAt(at - 1)) ? wordStart : 1;
}
