import { expect, test } from 'vitest';
import { asCsv, reportAs, rowsOf } from './report.ts';

test('a row says what became of each picture', () => {
  const items = ['a.jpg', 'b.jpg', 'c.jpg', 'd.jpg'].map((input) => ({ input, outputs: [] }));
  const rows = rowsOf(
    items,
    new Map([
      [
        0,
        {
          kind: 'done',
          item: 0,
          files: ['out/a.png', 'out/a.webp'],
          seconds: 1.234,
          notes: ['It was cut short.', { code: 'cmyk-converted', message: 'It had inks.' }],
        },
      ],
      [1, { kind: 'done', item: 1, files: [], seconds: 0, notes: [] }],
      [
        2,
        { kind: 'failed', item: 2, error: { code: 'truncated-image', message: 'It says “cut”, or "cut".' } },
      ],
    ]),
  );
  expect(rows.map(({ state }) => state)).toEqual(['done', 'skipped', 'failed', 'waiting']);
  expect(asCsv(rows)).toBe(
    [
      '\ufeffinput,state,files,seconds,error,message',
      'a.jpg,done,"out/a.png\nout/a.webp",1.23,,"It was cut short.\nIt had inks."',
      'b.jpg,skipped,,0.00,,',
      'c.jpg,failed,,,truncated-image,"It says “cut”, or ""cut""."',
      'd.jpg,waiting,,,,',
      '',
    ].join('\r\n'),
  );
  const messages = ['它不完整。'];
  expect(reportAs('csv', rows, messages)).toContain(
    'a.jpg,done,"out/a.png\nout/a.webp",1.23,,它不完整。\r\n',
  );
  // Programs read the same everywhere.
  expect(reportAs('json', rows, messages)).toBe(reportAs('json', rows));
});

test('a name that a spreadsheet would compute is text', () => {
  const rows = rowsOf([{ input: '=1+1.jpg', outputs: [] }], new Map());
  expect(asCsv(rows)).toContain("'=1+1.jpg");
});
