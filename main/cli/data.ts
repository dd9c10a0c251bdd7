/** Data as people read it in a terminal. */
import type { Result } from '../../preload/contract/index.ts';
import { spellOut } from './words.ts';

type Data = Extract<Result, { kind: 'data' }>['data'];
type Members = Readonly<Record<string, Data>>;

/** Single values as lines, lists of things that have names as tables. Long lists of numbers are left to `--json`. */
export function listData(data: Data): string {
  if (!isMembers(data)) return tableOrText(data);
  const parts = Object.entries(data).map(([name, value]) =>
    typeof value === 'object' && value !== null
      ? `\n${spellOut(name)}\n${tableOrText(value)}`
      : `${spellOut(name)}: ${value}`,
  );
  return parts.join('\n');
}

function tableOrText(data: Data): string {
  if (Array.isArray(data) && data.length === 0) return '  none';
  if (!Array.isArray(data) || !data.every(isMembers)) return `  ${JSON.stringify(data)}`;
  const all = [...new Set(data.flatMap((row) => Object.keys(row)))];
  const isLong = (name: string) => data.some((row) => typeof row[name] === 'object' && row[name] !== null);
  const columns = all.filter((name) => !isLong(name));
  const rows = [
    columns,
    ...data.map((row) => columns.map((name) => `${(row[name] as string | number | boolean | null) ?? ''}`)),
  ];
  const widths = columns.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  const lines = rows.map((row) =>
    `  ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')}`.trimEnd(),
  );
  const left = all.filter(isLong);
  return [...lines, ...(left.length > 0 ? [`  With --json also: ${left.join(', ')}.`] : [])].join('\n');
}

function isMembers(value: Data): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
