import { encode } from '@msgpack/msgpack';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { StoredDocument } from '../contract/document.ts';
import { limits } from '../contract/limits.ts';
import { fromWire, toWire } from './wire.ts';

const nested = (depth: number): unknown => (depth === 0 ? 'x' : [nested(depth - 1)]);

test('what is sent arrives, whatever it is', () => {
  const message = fc.anything({
    withBigInt: false,
    values: [
      ...[fc.string(), fc.string({ unit: 'grapheme' }), fc.double(), fc.integer(), fc.boolean()],
      fc.uint8Array({ maxLength: 70_000, size: '+1' }),
      fc.maxSafeInteger(),
      fc.constant(null),
    ],
    key: fc.string().filter((key) => key !== '__proto__'),
    withNullPrototype: false,
  });
  fc.assert(
    fc.property(message, (sent) => {
      expect(fromWire(toWire(sent))).toEqual(fromWire(encode(sent)));
    }),
    { numRuns: 300 },
  );
  for (const length of [31, 32, 255, 256, 65_535, 65_536]) {
    const sent = { text: 'a'.repeat(length), bytes: new Uint8Array(length), list: Array(length).fill(0) };
    expect(fromWire(toWire(sent))).toEqual(sent);
  }
});

test('a document with groups as deep as files may have them fits', () => {
  const common = { name: 'g', visible: true, locked: false, opacity: 1, blend: 'normal', clipped: false };
  const grouped = (depth: number): object => ({
    ...common,
    ...{ id: `g${depth}`, mask: null, kind: 'group', open: true },
    layers: depth === 1 ? [] : [grouped(depth - 1)],
  });
  const document = StoredDocument.parse({
    ...{ width: 1, height: 1, layers: [grouped(limits.nesting)] },
    ...{ selected: [], selection: null, savedSelections: [], guides: [] },
  });
  const message = { id: 1, reply: { ok: true, value: [{ kind: 'document', document }] } };
  expect(fromWire(toWire(message))).toEqual(message);
});

test('what is deeper than any document is neither sent nor taken', () => {
  expect(() => toWire(nested(1000))).toThrow();
  expect(() => fromWire(encode(nested(1000), { maxDepth: 2000 }))).toThrow('too deep');
  expect(() => fromWire(new Uint8Array(50_000_000).fill(0x91))).toThrow('too deep');
});

test('a list is believed to be as long as its bytes allow', () => {
  const longList = [0xdd, 0x01, 0xff, 0xff, 0xff];
  expect(() => fromWire(Uint8Array.from(Array<number[]>(100).fill(longList).flat()))).toThrow('promises');
  expect(() => fromWire(Uint8Array.of(0xdf, 0xff, 0xff, 0xff, 0xff))).toThrow('promises');
});

test('bytes are a message, or refused', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 64 }),
    // Heads of every kind, which random bytes seldom have in a row.
    fc.array(fc.integer({ min: 0x80, max: 0xdf }), { maxLength: 40 }).map((heads) => Uint8Array.from(heads)),
  );
  fc.assert(
    fc.property(bytes, (given) => {
      try {
        fromWire(given);
      } catch (error) {
        expect(error).toBeInstanceOf(Error);
      }
    }),
    { numRuns: 2000 },
  );
  for (const none of [[], [0xc1], [0x01, 0x02], [0x81, 0xa9, ...Buffer.from('__proto__'), 0x80]]) {
    expect(() => fromWire(Uint8Array.from(none)), none.join()).toThrow();
  }
});
