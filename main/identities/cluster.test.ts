import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cluster, linkageOf, type InPhoto } from './cluster.ts';

const numbers = (most: number, length: number) =>
  fc
    .array(fc.double({ min: 0, max: most, noNaN: true }), { minLength: length, maxLength: length })
    .map((values) => Float32Array.from(values));
const face = fc.record({ descriptor: numbers(1, 3), photo: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f') });
const faces = fc.array(face, { maxLength: 16 });
const alone = fc
  .array(numbers(1, 3), { maxLength: 16 })
  .map((all) => all.map((descriptor, i) => ({ descriptor, photo: `${i}` })));
const threshold = fc.double({ min: 0.05, max: 1, noNaN: true });

/** Which faces are together, whatever their order. */
function together(groups: readonly (readonly InPhoto[])[]): string[] {
  const said = (one: InPhoto) => `${one.photo} ${one.descriptor.join()}`;
  return groups.map((group) => group.map(said).sort().join(' | ')).sort();
}

const descriptors = (group: readonly InPhoto[]) => group.map(({ descriptor }) => descriptor);

test('every face is in one group, and groups and faces stand in the order in which they come', () => {
  fc.assert(
    fc.property(faces, threshold, (all, t) => {
      const groups = cluster(all, t).map((group) => group.map((one) => all.indexOf(one)));
      expect(groups.flat().sort((a, b) => a - b)).toEqual(all.map((_, i) => i));
      for (const group of groups) expect(group).toEqual([...group].sort((a, b) => a - b));
      const firsts = groups.map(([first]) => first!);
      expect(firsts).toEqual([...firsts].sort((a, b) => a - b));
    }),
  );
});

test('the order of the faces doesn’t matter', () => {
  const shuffled = faces.chain((all) =>
    fc.record({ all: fc.constant(all), other: fc.shuffledSubarray(all, { minLength: all.length }) }),
  );
  fc.assert(
    fc.property(shuffled, threshold, ({ all, other }, t) => {
      expect(together(cluster(other, t))).toEqual(together(cluster(all, t)));
    }),
  );
});

test('two faces of one photo are never one person, however alike', () => {
  fc.assert(
    fc.property(faces, threshold, (all, t) => {
      for (const group of cluster(all, t))
        expect(new Set(group.map(({ photo }) => photo)).size).toBe(group.length);
    }),
  );
});

test('no two groups are nearer on average than the threshold, unless a photo keeps them apart', () => {
  fc.assert(
    fc.property(faces, threshold, (all, t) => {
      const groups = cluster(all, t);
      groups.forEach((a, i) =>
        groups.slice(i + 1).forEach((b) => {
          if (a.some(({ photo }) => b.some((other) => other.photo === photo))) return;
          expect(linkageOf(descriptors(a), descriptors(b))).toBeGreaterThan(t - 1e-9);
        }),
      );
    }),
  );
});

test('they are the groups that joining the nearest two, over and over, leads to', () => {
  fc.assert(
    fc.property(alone, threshold, (all, t) => {
      let groups: InPhoto[][] = all.map((one) => [one]);
      for (;;) {
        const pairs = groups.flatMap((a, i) =>
          groups.slice(i + 1).map((b) => ({ a, b, distance: linkageOf(descriptors(a), descriptors(b)) })),
        );
        const [nearest, second] = pairs.sort((p, q) => p.distance - q.distance);
        if (!nearest || nearest.distance >= t) break;
        // Which of two that are equally near comes first is a matter of taste.
        fc.pre(second === undefined || second.distance - nearest.distance > 1e-9);
        groups = [...groups.filter((g) => g !== nearest.a && g !== nearest.b), [...nearest.a, ...nearest.b]];
      }
      expect(together(cluster(all, t))).toEqual(together(groups));
    }),
  );
});

test('crowds whose members are near each other and far from the others are told apart', () => {
  const crowd = (x: number) =>
    fc
      .array(numbers(0.3, 2), { minLength: 1, maxLength: 12 })
      .map((all) =>
        all.map(([a, b], i) => ({ descriptor: Float32Array.of(x + a!, b!), photo: `${x} ${i}` })),
      );
  fc.assert(
    fc.property(crowd(0), crowd(2), crowd(4), (...crowds) => {
      expect(cluster(crowds.flat(), 0.6)).toEqual(crowds);
    }),
  );
});
