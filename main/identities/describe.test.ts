import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explain } from '../errors/explain.ts';
import { describeIdentities, describeIdentity } from './describe.ts';
import { someFace, somePhoto } from './faces.testing.ts';
import { distanceBetween, likeness } from './person.ts';

const somebody = (name: string, ...photos: ReturnType<typeof somePhoto>[]) => ({
  ...{ id: `id of ${name}`, name, photos },
});

test('somebody’s portrait looks at the viewer, without faults, and is the largest of such', () => {
  const { portrait, photos } = describeIdentity(
    somebody(
      'Ada',
      somePhoto('aside', 0, { yaw: 40, size: 300 }),
      somePhoto('blurred', 0, { faults: ['blurred'], size: 300 }),
      somePhoto('small', 0, { size: 50 }),
      somePhoto('large', 0, { size: 90, yaw: 3 }),
    ),
    [],
  );
  expect(portrait.from).toBe('large.jpg');
  expect(photos[1]).toMatchObject({ from: 'blurred.jpg', faults: ['blurred'] });
});

test('who looks alike is told of both, the likest first', () => {
  const ada = somebody('Ada', somePhoto('one', 0));
  const twin = somebody('Twin', somePhoto('two', 0.5));
  const sister = somebody('Sister', somePhoto('three', 0.2));
  const other = somebody('Other', somePhoto('four', 5));
  const all = describeIdentities({ identities: [ada, twin, sister, other], damaged: [] }).identities;
  expect(all.map(({ looksLike }) => looksLike.map(({ name }) => name))).toEqual([
    ...[['Sister', 'Twin'], ['Sister', 'Ada'], ['Ada', 'Twin'], []],
  ]);
});

test('who is damaged is told with why', () => {
  const error = explain('identity-damaged.unfinished', { id: 'x', folder: '/f' });
  const { damaged } = describeIdentities({ identities: [], damaged: [{ id: 'x', name: null, error }] });
  expect(damaged).toMatchObject([
    { identity: 'x', name: null, error: { code: 'identity-damaged', because: 'unfinished' } },
  ]);
});

test('the quick way finds everybody who is less than 0.6 apart, and nobody else', () => {
  const crowd = fc.array(
    fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
    { minLength: 1, maxLength: 6 },
  );
  const faces = (all: readonly (readonly [number, number])[]) =>
    all.map(([x, y]) => someFace(0, { descriptor: [x, y, ...Array<number>(126).fill(0)] }));
  fc.assert(
    fc.property(crowd, crowd, (a, b) => {
      const distance = distanceBetween(faces(a), faces(b));
      fc.pre(Math.abs(distance - 0.6) > 1e-6);
      expect(likeness(faces(a), faces(b))).toBe(distance < 0.6 ? distance : null);
    }),
  );
});
