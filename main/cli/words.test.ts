import { expect, test } from 'vitest';
import { tools } from '../engine/tools/definitions.ts';
import { describeTool } from '../engine/tools/describe.ts';
import {
  defaultWords,
  noteWords,
  parameterWords,
  rangeWords,
  reasonWords,
  spellOut,
  stageWords,
  toolWords,
} from './words.ts';

test('what the translations lack is spelt out from its name', () => {
  expect(spellOut('keepColours')).toBe('Keep colours');
  expect(toolWords('time-travel')).toEqual({ title: 'Time travel', about: '' });
  expect(parameterWords('restyle', 'notThere')).toEqual({ label: 'Not there', help: '' });
  expect(stageWords('constructor')).toBe('Constructor');
});

test('every parameter says what it takes and what it is when not given', () => {
  for (const { parameters } of tools.map(describeTool)) {
    for (const parameter of parameters) {
      expect(rangeWords(parameter)).not.toBe('');
      expect(defaultWords(parameter)).not.toBe('');
    }
  }
});

test('ranges read as a person would say them', () => {
  const byName = new Map(describeTool(tools[0]!).parameters.map((parameter) => [parameter.name, parameter]));
  expect(rangeWords(byName.get('size')!)).toBe('64 to 16384 px');
  expect(rangeWords(byName.get('keepColours')!)).toBe('off, luminance or histogram');
  expect(defaultWords(byName.get('layers')!)).toBe('1 each');
});

test('a note is its sentence with the values in it', () => {
  expect(noteWords({ code: 'passes', values: { times: 2, factors: '×4, ×2' } })).toBe(
    'The picture went through the network 2 times (×4, ×2).',
  );
});

test('so is why a provider is not used', () => {
  expect(reasonWords({ code: 'wrong-numbers', values: { provider: 'DirectML', percent: 10 } })).toMatch(
    /^DirectML is not used: a small example came out 10 % off what the CPU computes\./,
  );
});
