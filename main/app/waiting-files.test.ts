import { expect, test } from 'vitest';
import { WaitingFiles } from './waiting-files.ts';

test('files that come early are opened once, in order, before those that come later', () => {
  const files = new WaitingFiles();
  const opened: string[] = [];
  files.offer('a.png');
  files.offer('b.png');
  files.leadTo((path) => opened.push(path));
  expect(opened).toEqual(['a.png', 'b.png']);
  files.offer('c.png');
  expect(opened).toEqual(['a.png', 'b.png', 'c.png']);
});
