import { useTranslation } from 'react-i18next';
import { cellText } from './tables.ts';
import type { Cell, Table } from './tables.ts';

/** Rows that are shown; the rest is in what is copied or saved. */
const most = 200;

/** Numbers and names in rows. */
export function DataTable({ table: { title, columns, rows } }: { readonly table: Table }) {
  const { t, i18n } = useTranslation();
  const numbers = new Intl.NumberFormat(i18n.language, { maximumSignificantDigits: 6, useGrouping: false });
  const words = (cell: Cell) => (typeof cell === 'number' ? numbers.format(cell) : cellText(cell));
  return (
    // What scrolls can be reached by the keys.
    <div className="finding-table" tabIndex={0}>
      <table>
        {title !== '' && <caption>{title}</caption>}
        {columns.length > 0 && (
          <thead>
            <tr>
              {columns.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {rows.slice(0, most).map((cells, row) => (
            <tr key={row}>
              {cells.map((cell, at) => (
                <td key={at} data-number={typeof cell === 'number'}>
                  {words(cell)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > most && <p>{t('findings.more', { count: rows.length - most })}</p>}
    </div>
  );
}
