const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
/** Scripts that may break between any two letters. */
const ideograph = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
/** What may not begin a line, and what may not end one (JIS X 4051, GB/T 15834). */
const closing = /[、。，．：；？！）》】」』〉〕”’…—·,.:;?!)\]}%]/u;
const opening = /[（《【「『〈〔“‘([{]/u;

export function linesOf(text: string): readonly string[] {
  return text.split(/\r\n|\r|\n/);
}

/** The lines of a text no wider than a box, broken between words, and within one that is wider than the box. */
export function wrap(text: string, width: number, widthOf: (line: string) => number): readonly string[] {
  return linesOf(text).flatMap((line) => wrapLine(line, width, widthOf));
}

function wrapLine(line: string, width: number, widthOf: (line: string) => number): readonly string[] {
  const lines: string[] = [];
  // Spaces hang over the box's edge.
  const fits = (words: string) => widthOf(words.trimEnd()) <= width + hair;
  let current = '';
  for (const piece of piecesOf(line)) {
    if (fits(current + piece)) {
      current += piece;
      continue;
    }
    if (current !== '') lines.push(current);
    current = '';
    for (const letter of fits(piece) ? [piece] : lettersOf(piece)) {
      if (current !== '' && !fits(current + letter)) {
        lines.push(current);
        current = '';
      }
      current += letter;
    }
  }
  return [...lines, current].map((each) => each.trimEnd());
}

/** What scaling does to a width may not break a line elsewhere. */
const hair = 1e-6;

/** What may stand on a line by itself: a word with the spaces after it, an ideograph with its punctuation. */
function piecesOf(line: string): readonly string[] {
  const pieces: string[] = [];
  let [current, last] = ['', ''];
  for (const letter of lettersOf(line)) {
    if (current !== '' && mayBreak(last, letter)) {
      pieces.push(current);
      current = '';
    }
    current += letter;
    last = letter;
  }
  return current === '' ? pieces : [...pieces, current];
}

function mayBreak(last: string, next: string): boolean {
  if (/\s/u.test(next)) return false;
  if (/\s/u.test(last)) return true;
  if (closing.test(next) || opening.test(last)) return false;
  return ideograph.test(last) || ideograph.test(next) || /[-\u2010\u2013]/u.test(last);
}

function lettersOf(text: string): readonly string[] {
  return Array.from(letters.segment(text), ({ segment }) => segment);
}
