import fc from 'fast-check';
import { expect, test } from 'vitest';
import '../../../scripts/properties.testing.ts';
import {
  answered,
  ended,
  nextOf,
  nothingYet,
  overflowed,
  setOut,
  wasWrong,
  type Answer,
  type Course,
  type Part,
  type Wanted,
} from './course.ts';

const A = 'https://a.example/file';
const B = 'https://b.example/file';
const wanted: Wanted = { bytes: 100, mirrors: [A, B] };
const part = (bytes: number, more: Partial<Part> = {}): Part => ({
  ...{ bytes, mirror: A, version: '"1"', pieces: 1 },
  ...more,
});
const answer = (status: number, more: Partial<Answer> = {}): Answer => ({
  ...{ status, range: null, length: null, version: null, after: null, insecure: false },
  ...more,
});
const from = (start: number, of: number | null = 100) =>
  answer(206, { range: { start, of }, version: '"1"' });

test('a file is asked for whole, and checked once all of it is there', () => {
  let course = setOut(wanted);
  expect(nextOf(course)).toEqual({ do: 'ask', mirror: A, from: 0, version: null, wait: 0 });
  const begun = answered(course, answer(200, { length: 100 }));
  expect(begun.take).toBe('in place of the part');
  course = ended(begun.course, 100);
  expect(nextOf(course)).toEqual({ do: 'check' });
});

test('what is cut is gone on with from there at once, and only of the same version', () => {
  const begun = answered(setOut(wanted), answer(200, { version: '"1"' })).course;
  const cut = ended(begun, 40);
  expect(nextOf(cut)).toEqual({ do: 'ask', mirror: A, from: 40, version: '"1"', wait: 0 });
  expect(answered(cut, from(40)).take).toBe('behind the part');
});

test('what an earlier start has left is gone on with, unless it is longer than the file', () => {
  expect(nextOf(setOut(wanted, part(40)))).toMatchObject({ from: 40, version: '"1"' });
  expect(nextOf(setOut(wanted, part(101)))).toMatchObject({ from: 0 });
  expect(nextOf(setOut(wanted, part(100)))).toEqual({ do: 'check' });
});

test('another mirror goes on where the first stopped, whatever that called its version', () => {
  const refused = answered(setOut(wanted, part(40)), answer(404)).course;
  expect(nextOf(refused)).toEqual({ do: 'ask', mirror: B, from: 40, version: null, wait: 0 });
});

test.each([
  ['a server that gives no parts', answer(200)],
  ['a file that has changed', answer(200, { version: '"2"' })],
])('%s begins the whole anew', (_, given) => {
  const { course, take } = answered(setOut(wanted, part(40)), given);
  expect(take).toBe('in place of the part');
  expect(course.part.bytes).toBe(0);
});

test.each([
  ['bytes from another place', from(39)],
  ['bytes from nobody knows where', answer(206)],
  ['a part of another version', answer(206, { range: { start: 40, of: 100 }, version: '"2"' })],
  ['no such range', answer(416)],
])('%s: nothing of it is taken, and the whole is asked for', (_, given) => {
  const { course, take } = answered(setOut(wanted, part(40)), given);
  expect(take).toBeNull();
  expect(nextOf(course)).toMatchObject({ mirror: A, from: 0 });
});

test.each([
  ['says another length', answer(200, { length: 99 }), 'length'],
  ['says another length of the whole', from(40, 99), 'length'],
  ['has no such file', answer(404), 'status'],
  ['forbids it', answer(403), 'status'],
  ['leads to where nothing is encrypted', answer(200, { insecure: true }), 'insecure'],
] as const)('a mirror that %s is given up', (_, given, kind) => {
  const { course, take } = answered(setOut(wanted, part(40)), given);
  expect(take).toBeNull();
  expect(course.refusals).toMatchObject([{ mirror: A, reason: { kind } }]);
  expect(nextOf(course)).toMatchObject({ mirror: B });
});

test('a server that is busy is asked three times, later each time and no sooner than it says', () => {
  const busy = (course: Course, after: number | null = null) =>
    answered(course, answer(503, { after })).course;
  const once = busy(setOut(wanted));
  expect(nextOf(once)).toMatchObject({ mirror: A, wait: 1000 });
  expect(nextOf(busy(setOut(wanted), 5000))).toMatchObject({ wait: 5000 });
  expect(nextOf(busy(setOut(wanted), 9e9))).toMatchObject({ wait: 30_000 });
  const twice = busy(once);
  expect(nextOf(twice)).toMatchObject({ mirror: A, wait: 2000 });
  expect(nextOf(busy(twice))).toMatchObject({ mirror: B, wait: 0 });
});

test('more bytes than the file has are none of its', () => {
  const course = overflowed(answered(setOut(wanted), answer(200)).course);
  expect(course.part).toEqual(nothingYet);
  expect(course.refusals).toMatchObject([{ mirror: A, reason: { kind: 'length' } }]);
});

test('wrong bytes that came at once are the mirror’s fault', () => {
  const course = wasWrong(setOut(wanted, part(100)));
  expect(course.refusals).toEqual([{ mirror: A, reason: { kind: 'bytes' } }]);
  expect(nextOf(course)).toMatchObject({ mirror: B, from: 0 });
});

test('wrong bytes that came in pieces are fetched once more, each mirror for itself', () => {
  const course = wasWrong(setOut(wanted, part(100, { pieces: 2 })));
  expect(nextOf(course)).toMatchObject({ mirror: A, from: 0 });
  const half = ended(answered(course, answer(200)).course, 50);
  const refused = answered(half, answer(404)).course;
  expect(nextOf(refused)).toMatchObject({ mirror: B, from: 0 });
  const again = wasWrong({ ...course, part: part(100, { pieces: 3 }) });
  expect(again.refusals).toMatchObject([{ mirror: A, reason: { kind: 'bytes' } }]);
});

/** What a server does with one question. */
type Behaviour =
  | { readonly does: 'cut'; readonly after: number }
  | { readonly does: 'whole'; readonly after: number }
  | { readonly does: 'status'; readonly status: number }
  | { readonly does: 'lie'; readonly length: number }
  | { readonly does: 'wrong' }
  | { readonly does: 'too much' }
  | { readonly does: 'elsewhere' };

/** Plays a course against servers that do as they are told, in memory; they are honest once that is over. */
function play(bytes: number, scripts: readonly (readonly Behaviour[])[], most = 10_000) {
  const truth = Array.from({ length: bytes }, (_, i) => (i * 7 + 3) % 251);
  const mirrors = scripts.map((_, i) => `https://${i}.example/f`);
  const left = new Map(mirrors.map((mirror, i) => [mirror, [...(scripts[i] ?? [])]]));
  let file: number[] = [];
  let course = setOut({ bytes, mirrors });
  for (let turn = 0; turn < most; turn += 1) {
    const next = nextOf(course);
    if (next.do === 'give-up') return { ended: 'gave up' as const, course };
    if (next.do === 'check') {
      if (file.length === bytes && file.every((byte, i) => byte === truth[i]))
        return { ended: 'whole' as const, course };
      file = [];
      course = wasWrong(course);
      continue;
    }
    const behaviour = left.get(next.mirror)?.shift() ?? { does: 'cut', after: bytes };
    const whole = behaviour.does === 'whole' || next.from === 0;
    const start = behaviour.does === 'elsewhere' ? Math.max(0, next.from - 1) : whole ? 0 : next.from;
    const said: Answer =
      behaviour.does === 'status'
        ? answer(behaviour.status)
        : whole
          ? answer(200, { length: behaviour.does === 'lie' ? behaviour.length : null })
          : from(start, bytes);
    const { course: after, take } = answered(course, said);
    course = after;
    if (take === null) continue;
    if (take === 'in place of the part') file = [];
    const rest = truth.slice(course.part.bytes);
    if (behaviour.does === 'too much') {
      file = [];
      course = overflowed(course);
      continue;
    }
    const count = 'after' in behaviour ? Math.min(behaviour.after, rest.length) : rest.length;
    const sent = rest.slice(0, count).map((byte) => (behaviour.does === 'wrong' ? byte ^ 1 : byte));
    file.push(...sent);
    course = ended(course, file.length);
  }
  return { ended: 'never' as const, course };
}

test('whatever sequence of cuts that each leave something new ends in the exact bytes', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 200 }),
      fc.array(fc.integer({ min: 1, max: 30 })),
      (bytes, cuts) => {
        const script = cuts.map((after): Behaviour => ({ does: 'cut', after }));
        expect(play(bytes, [script]).ended).toBe('whole');
      },
    ),
  );
});

const behaviour: fc.Arbitrary<Behaviour> = fc.oneof(
  fc.record({ does: fc.constant('cut' as const), after: fc.nat(60) }),
  fc.record({ does: fc.constant('whole' as const), after: fc.nat(60) }),
  fc.record({ does: fc.constant('status' as const), status: fc.constantFrom(404, 416, 429, 500, 503) }),
  fc.record({ does: fc.constant('lie' as const), length: fc.nat(200) }),
  fc.constantFrom<Behaviour>({ does: 'wrong' }, { does: 'too much' }, { does: 'elsewhere' }),
);

test('whatever servers do, it comes to an end, and never with other bytes', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100 }),
      fc.array(fc.array(behaviour, { maxLength: 12 }), { minLength: 1, maxLength: 3 }),
      (bytes, scripts) => {
        // That it is whole only with the exact bytes is how it is played.
        expect(play(bytes, scripts).ended).not.toBe('never');
      },
    ),
  );
});

test('one honest mirror among those that lie is enough', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100 }),
      fc.array(fc.array(behaviour, { maxLength: 12 }), { maxLength: 2 }),
      (bytes, liars) => {
        expect(play(bytes, [...liars, []]).ended).toBe('whole');
      },
    ),
  );
});
