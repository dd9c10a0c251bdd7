import { afterEach, expect, test } from 'vitest';
import { forkNode } from './fork-node.ts';

const { execPath } = process;
afterEach(() => {
  process.execPath = execPath;
});

test('a program that cannot be started has ended, with the reason', async () => {
  process.execPath = '/nowhere/node';
  const child = forkNode('codec', {});
  const reason = await new Promise<string>((resolve) => child.onExit(resolve));
  expect(reason).toMatch(/ENOENT/);
  child.send({});
  child.kill();
});
