import fc from 'fast-check';
import { expect, test } from 'vitest';
import { duration, logPace, plainLine, progressLine, Reporter } from './progress.ts';

const job = { stage: 'descending', fraction: 0.42, secondsLeft: 14.2 };

test('the line shows stage, bar, percent and time left', () => {
  expect(progressLine(job, 120)).toMatch(/^Painting +█{10}░{14} {2}42 % {2}14 s left$/);
  expect(plainLine(job)).toBe('Painting: 42 %, 14 s left');
  expect(plainLine({ ...job, secondsLeft: null })).toBe('Painting: 42 %');
});

test('the line is never wider than the terminal, whatever the numbers', () => {
  const running = fc.record({
    stage: fc.string(),
    fraction: fc.double({ min: 0, max: 1, noNaN: true }),
    secondsLeft: fc.option(fc.double({ min: 0, max: 1e6, noNaN: true })),
  });
  fc.assert(
    fc.property(running, fc.integer({ min: 0, max: 200 }), (one, columns) => {
      expect(progressLine(one, columns).length).toBeLessThanOrEqual(Math.max(0, columns - 1));
    }),
  );
});

test.each([
  [0.2, '0 s'],
  [59.4, '59 s'],
  [130, '2 min 10 s'],
  [3900, '1 h 05 min'],
])('%d seconds read as %s', (seconds, words) => expect(duration(seconds)).toBe(words));

test('a log gets a line for each tenth, each stage and each ten seconds', () => {
  const due = logPace();
  const lines = Array.from({ length: 201 }, (_, step) =>
    due({ ...job, fraction: step / 200 }, step / 100),
  ).filter(Boolean);
  expect(lines).toHaveLength(11);
  expect(due({ ...job, fraction: 1 }, 3)).toBe(false);
  expect(due({ ...job, fraction: 1 }, 13)).toBe(true);
  expect(due({ ...job, stage: 'refining', fraction: 1 }, 13)).toBe(true);
});

test('quiet leaves only what a person must know', () => {
  const written: string[] = [];
  const reporter = new Reporter({ write: (text) => written.push(text) }, true);
  reporter.progress(job);
  reporter.say('Wrote it.');
  reporter.note('Transparency is lost.');
  expect(written).toEqual(['Transparency is lost.\n']);
});

test('in a terminal a note never lands in the middle of the changing line', () => {
  const written: string[] = [];
  const reporter = new Reporter({ write: (text) => written.push(text), isTTY: true, columns: 60 }, false);
  reporter.progress(job);
  reporter.note('Note.');
  expect(written.at(-2)).toBe('\r\x1b[K');
  expect(written.at(-1)).toBe('Note.\n');
});

test('a terminal that does not know its width still gets the line', () => {
  const written: string[] = [];
  new Reporter({ write: (text) => written.push(text), isTTY: true, columns: 0 }, false).progress(job);
  expect(written.join('')).toContain('42 %');
});
