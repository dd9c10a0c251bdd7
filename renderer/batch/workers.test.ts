import { expect, test } from 'vitest';
import { isPublic, partAddress, withPassword, workersWanted } from './workers.ts';

test('a password leaves the address, and comes back into what is asked for', () => {
  const { address, password } = partAddress('redis://ada:s%40cret%25@host:6380/2');
  expect([address, password]).toEqual(['redis://ada@host:6380/2', 's@cret%']);
  const wanted = workersWanted({ where: 'workers', queue: address, files: ' /mnt/share ', password });
  expect(wanted).toEqual({ queue: 'redis://ada:s%40cret%25@host:6380/2', files: '/mnt/share' });
});

test('a password with signs that addresses have of their own is parted at the last of them', () => {
  expect(partAddress('redis://:a@b:c%@host')).toEqual({ address: 'redis://host', password: 'a@b:c%' });
  expect(partAddress('redis://host:6379')).toEqual({ address: 'redis://host:6379', password: '' });
});

test('a password alone goes before the host, and none changes nothing', () => {
  expect(withPassword('rediss://host', 'secret')).toBe('rediss://:secret@host');
  expect(withPassword('redis://host:6379', '')).toBe('redis://host:6379');
});

test('what may hold a password that is still being typed is not kept', () => {
  for (const half of ['redis://:secr', 'redis://ada:secr', 'redis://ada:secret@host', 'ada:secret', ''])
    expect([half, isPublic(half)]).toEqual([half, false]);
  for (const whole of ['redis://ada@host:6379/2', 'rediss://[::1]:6379', 'redis://host'])
    expect([whole, isPublic(whole)]).toEqual([whole, true]);
  expect(isPublic('redis://host:6379')).toBe(true);
});

test('this computer needs no workers', () => {
  expect(workersWanted({ where: 'here', queue: 'redis://h', files: '/f', password: 'x' })).toBeNull();
});
