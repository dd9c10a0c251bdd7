import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Leases } from './leases.ts';

const owner = fc.constantFrom('document', 'job', 'comparison');
const hash = fc.constantFrom('a', 'b', 'c', 'd');
const hashes = fc.array(hash, { maxLength: 4 });

type Step =
  | { readonly do: 'acquire' | 'hold'; readonly owner: string; readonly hashes: readonly string[] }
  | { readonly do: 'release'; readonly owner: string };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constantFrom('acquire' as const, 'hold' as const), owner, hashes }),
  fc.record({ do: fc.constant('release' as const), owner }),
);

/** The same said as a plain list of pairs. */
type Pairs = readonly (readonly [owner: string, hash: string])[];

function after(pairs: Pairs, given: Step): Pairs {
  const without = (owner: string) => pairs.filter(([other]) => other !== owner);
  switch (given.do) {
    case 'acquire':
      return [...pairs, ...given.hashes.map((each) => [given.owner, each] as const)];
    case 'hold':
      return [...without(given.owner), ...given.hashes.map((each) => [given.owner, each] as const)];
    case 'release':
      return without(given.owner);
  }
}

function carryOut(leases: Leases, given: Step): string[] {
  switch (given.do) {
    case 'acquire':
      leases.acquire(given.owner, given.hashes);
      return [];
    case 'hold':
      return leases.hold(given.owner, given.hashes);
    case 'release':
      return leases.release(given.owner);
  }
}

test('what is given back is exactly what was held and is held by nobody any more', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const leases = new Leases();
      let pairs: Pairs = [];
      for (const each of steps) {
        const before = new Set(pairs.map(([, held]) => held));
        pairs = after(pairs, each);
        const now = new Set(pairs.map(([, held]) => held));
        const freed = carryOut(leases, each);
        expect(freed.sort()).toEqual([...before].filter((held) => !now.has(held)).sort());
        for (const held of ['a', 'b', 'c', 'd']) expect(leases.isHeld(held)).toBe(now.has(held));
        for (const who of ['document', 'job', 'comparison']) {
          const own = pairs.filter(([other]) => other === who).map(([, held]) => held);
          expect([...leases.heldBy(who)].sort()).toEqual([...new Set(own)].sort());
        }
        expect(leases.owners().sort()).toEqual([...new Set(pairs.map(([who]) => who))].sort());
      }
    }),
  );
});
