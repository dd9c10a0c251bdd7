import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SharedCache } from './shared-cache.ts';

type Step = { readonly do: 'use'; readonly key: string } | { readonly do: 'letGo'; readonly which: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('use' as const), key: fc.constantFrom('a', 'b', 'c', 'd') }),
  fc.record({ do: fc.constant('letGo' as const), which: fc.nat(9) }),
);

test('what somebody uses is never closed, and what nobody does stays within the budget', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const open = new Set<object>();
      const cache = new SharedCache<string, { readonly key: string }>(2, {
        load: (key) => {
          const value = { key };
          open.add(value);
          return Promise.resolve(value);
        },
        cost: () => 1,
        close: (value) => {
          expect(open.delete(value)).toBe(true);
        },
      });
      const uses: { readonly value: { readonly key: string }; readonly letGo: () => void }[] = [];
      for (const each of steps) {
        if (each.do === 'use') {
          const { loading, letGo } = cache.use(each.key);
          uses.push({ value: await loading, letGo });
        } else {
          const [gone] = uses.splice(each.which, 1);
          gone?.letGo();
          gone?.letGo();
        }
        // Closing waits for what was loaded.
        await new Promise((resolve) => setImmediate(resolve));
        for (const { value } of uses) expect(open.has(value)).toBe(true);
        const used = new Set(uses.map(({ value }) => value));
        expect([...open].filter((value) => !used.has(value as never)).length).toBeLessThanOrEqual(2);
      }
    }),
    { numRuns: 50 },
  );
});
