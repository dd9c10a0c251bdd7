/** Data as people read it: numbers and names in tables. */
import type { Result } from '../../../preload/contract/index.ts';

export type Data = Extract<Result, { kind: 'data' }>['data'];
export type Cell = string | number | boolean | null;

export interface Table {
  /** Where in the data it was: `faces.0.landmarks`; empty for what is at the top. */
  readonly title: string;
  /** Empty where a row is a name and its value. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

type Members = Readonly<Record<string, Data>>;

/** Everything in the data, single values first and each list as a table of its own. */
export function tablesOf(data: Data): Table[] {
  if (Array.isArray(data)) return [listTable(data, '')];
  if (!isMembers(data)) return [{ title: '', columns: [], rows: [[data]] }];
  const entries = Object.entries(flat(data));
  const values = entries.filter((entry): entry is [string, Cell] => !Array.isArray(entry[1]));
  const lists = entries.filter((entry): entry is [string, Data[]] => Array.isArray(entry[1]));
  return [
    ...(values.length > 0 ? [{ title: '', columns: [], rows: values }] : []),
    ...lists.map(([name, list]) => listTable(list, name)),
  ];
}

/** The tables as text that spreadsheets take: cells apart by tabs, tables by an empty line. */
export function textOf(tables: readonly Table[]): string {
  return tables
    .map(({ title, columns, rows }) => {
      const head = columns.length > 0 ? [columns] : [];
      const lines = [...head, ...rows].map((cells) => cells.map(cellText).join('\t'));
      return [...(title === '' ? [] : [title]), ...lines].join('\n');
    })
    .join('\n\n');
}

/** A cell on one line. */
export function cellText(cell: Cell): string {
  return String(cell ?? '').replace(/\s+/g, ' ');
}

/** A row for each entry; those that are objects have a column for every name that any of them has. */
function listTable(list: readonly Data[], title: string): Table {
  if (list.length > 0 && list.every(isMembers)) {
    const entries = list.map((entry) => flat(entry));
    const columns = [...new Set(entries.flatMap((entry) => Object.keys(entry)))];
    return {
      title,
      columns,
      rows: entries.map((entry) => columns.map((name) => cellOf(entry[name] ?? null))),
    };
  }
  const rows = list.map((entry) => (Array.isArray(entry) ? entry.map(cellOf) : [cellOf(entry)]));
  return { title, columns: [], rows };
}

/** Members of members beside the others, by their path. */
function flat(members: Members, before = ''): Record<string, Cell | Data[]> {
  return Object.fromEntries(
    Object.entries(members).flatMap(([name, value]): [string, Cell | Data[]][] =>
      isMembers(value) ? Object.entries(flat(value, `${before}${name}.`)) : [[before + name, value]],
    ),
  );
}

/** What doesn't fit into a cell is there as it is written. */
function cellOf(value: Data): Cell {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
}

function isMembers(value: Data): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
