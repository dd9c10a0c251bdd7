import { CommanderError } from 'commander';
import { expect, test } from 'vitest';
import { explain } from '../errors/explain.ts';
import { named } from '../errors/named.ts';
import { toFailure, UserError } from '../errors/user-error.ts';
import { explainFailure } from './failure.ts';

test('a message that names the file is left alone', () => {
  const message = 'cat.jpg is damaged.';
  expect(named('cat.jpg', { code: 'truncated-image', message }).message).toBe(message);
});

test('what the sentence names goes along, for a program to word it', () => {
  const error = explain('file-missing.gone', { name: 'cat.jpg' });
  expect(explainFailure(error, false)).toEqual({
    code: 'file-missing',
    because: 'gone',
    message: error.message,
    values: { name: 'cat.jpg' },
  });
  expect(named('a/cat.jpg', toFailure(error)).values).toEqual({ name: 'cat.jpg' });
});

test('a person sees one line, and everything only with --debug', () => {
  const error = new TypeError('x is not a function');
  const plain = explainFailure(error, false);
  expect(plain.code).toBe('internal');
  expect(plain.message).toContain('x is not a function');
  expect(plain.message).toContain('--debug');
  expect(plain.message).not.toMatch(/\n/);
  expect(explainFailure(error, true).message).toMatch(/\n +at /);
});

test("the engine's own stack is cut as well", () => {
  const error = new UserError('internal', 'Error: boom\n    at somewhere (engine.cjs:1:1)');
  expect(explainFailure(error, false).message).not.toContain('engine.cjs');
  expect(explainFailure(error, true).message).toContain('engine.cjs');
});

test('a full temporary disk is told as such', () => {
  const error = new UserError('internal', 'Error: ENOSPC: no space left on device, write\n    at x');
  expect(explainFailure(error, false)).toMatchObject({ code: 'disk-full' });
});

test("commander's messages become one sentence with its suggestion", () => {
  const error = new CommanderError(1, 'x', "error: unknown option '--sise'\n(Did you mean --size?)");
  expect(explainFailure(error, false)).toEqual({
    code: 'bad-parameters',
    message: "unknown option '--sise'. Did you mean --size? Try --help.",
  });
});
