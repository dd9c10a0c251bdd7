import type { Failure } from '../../preload/contract/index.ts';
import type { WrittenNote } from '../../preload/contract/picture.ts';
import type { Ending } from './journal.ts';
import type { Item } from './plan.ts';

/** What became of a picture. */
export interface Row {
  readonly input: string;
  readonly state: 'done' | 'skipped' | 'failed' | 'waiting';
  readonly files: readonly string[];
  readonly seconds: number | null;
  readonly error: Failure | null;
  /** In English. */
  readonly notes: readonly string[];
}

/** A note in English. */
export function noteSentence(note: WrittenNote): string {
  return typeof note === 'string' ? note : note.message;
}

export function rowsOf(items: readonly Item[], endings: ReadonlyMap<number, Ending>): readonly Row[] {
  return items.map(({ input }, at): Row => {
    const ending = endings.get(at);
    if (!ending) return { input, state: 'waiting', files: [], seconds: null, error: null, notes: [] };
    if (ending.kind === 'failed')
      return { input, state: 'failed', files: [], seconds: null, error: ending.error, notes: [] };
    const { files, seconds } = ending;
    const notes = ending.notes.map(noteSentence);
    return { input, state: files.length > 0 ? 'done' : 'skipped', files, seconds, error: null, notes };
  });
}

/**
 * The report as the text of a file.
 * @param messages what a person is to read of each picture in a table, where it isn't what is known here in English.
 */
export function reportAs(
  format: 'csv' | 'json',
  rows: readonly Row[],
  messages: readonly (string | undefined)[] = [],
): string {
  return format === 'json' ? `${JSON.stringify(rows, null, 2)}\n` : asCsv(rows, messages);
}

const HEAD = ['input', 'state', 'files', 'seconds', 'error', 'message'];

/** As RFC 4180 has it, with a mark by which spreadsheets know UTF-8. Several files of a picture stand in one field, a line each. */
export function asCsv(rows: readonly Row[], messages: readonly (string | undefined)[] = []): string {
  const lines = rows.map(({ input, state, files, seconds, error, notes }, at) =>
    [
      input,
      state,
      files.join('\n'),
      seconds?.toFixed(2) ?? '',
      error?.code ?? '',
      messages[at] ?? error?.message ?? notes.join('\n'),
    ].map(field),
  );
  return `\ufeff${[HEAD, ...lines].map((line) => `${line.join(',')}\r\n`).join('')}`;
}

function field(text: string): string {
  // A spreadsheet would take what begins so for a formula.
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
