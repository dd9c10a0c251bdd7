import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { checkRoom, measureRoom } from './room.ts';

const image = { width: 6000, height: 4000, depth: 8 } as const;
const result = { width: 12_000, height: 8000, depth: 8 } as const;

test('a result that fits is let through, and one that does not is refused with what it needs', () => {
  expect(() => checkRoom(image, result, { memory: 8e9, disk: 1e9 })).not.toThrow();
  const little = () => checkRoom(image, result, { memory: 1e9, disk: 1e9 });
  expect(little).toThrow('12000 × 8000 pixels needs 1.5 GB of memory, and this machine has 1.0 GB');
  const full = () => checkRoom(image, { ...result, depth: 16 }, { memory: 8e9, disk: 5e8 });
  expect(full).toThrow(/needs 768 MB on the disk .* 500 MB are free/);
  expect(full).toThrow(expect.objectContaining({ code: 'disk-full' }) as Error);
});

test('the machine is asked what it has', async () => {
  const { memory, disk } = await measureRoom(tmpdir());
  expect(memory).toBeGreaterThan(1e8);
  expect(disk).toBeGreaterThan(0);
});
