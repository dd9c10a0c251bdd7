import { expect, test } from 'vitest';
import { readOptions } from './options.ts';

test('a port and a folder can be given', () => {
  expect(readOptions(['--port', '4000', '--data', 'here'])).toEqual({ port: 4000, data: 'here' });
  expect(readOptions([])).toMatchObject({
    port: null,
    data: expect.stringContaining('Pentimento') as string,
  });
});

test.each([
  [['--prot', '4000'], /^Unknown option '--prot'\. What can be given/],
  [['photo.jpg'], /^Unexpected argument 'photo\.jpg'/],
  [['--port'], /--port.*argument missing/],
  [['--port', 'http'], /^http is no port/],
  [['--port', '65536'], /^65536 is no port/],
  [['--port', '1e3'], /^1e3 is no port/],
])('%j is refused in a line', (args, words) => {
  expect(() => readOptions(args)).toThrow(expect.objectContaining({ code: 'bad-parameters' }) as Error);
  expect(() => readOptions(args)).toThrow(words);
  try {
    readOptions(args);
  } catch (error) {
    expect((error as Error).message).not.toContain('\n');
  }
});
