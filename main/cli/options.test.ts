import { Command } from 'commander';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { NumberParameter, Parameter, ToolDescription } from '../../preload/contract/index.ts';
import { checkParameters } from '../engine/tools/check.ts';
import { tools } from '../engine/tools/definitions.ts';
import { describeTool } from '../engine/tools/describe.ts';
import { flagOf, readParameters, toolOptions } from './options.ts';

/** A tool that nobody has written yet, with a parameter of every kind. */
const madeUp: ToolDescription = {
  id: 'made-up',
  version: 1,
  inputs: [{ name: 'tiles', kind: 'references', role: 'style', minimum: 0, maximum: 3 }],
  learns: false,
  composite: false,
  file: null,
  result: 'picture',
  size: 'same',
  timed: false,
  parameters: [
    { ...aNumber('someAmount', -2, 2), integer: false },
    { ...aNumber('howMany', -5, 50), integer: true },
    { name: 'whichOne', level: 'basic', kind: 'choice', options: ['left', 'up and down'], default: 'left' },
    { name: 'turnedOn', level: 'basic', kind: 'switch', default: true },
    {
      ...{ name: 'mix', level: 'basic', kind: 'weights', of: 'tiles' },
      ...{ minimum: 0, maximum: 10, step: 1, scale: 'linear' },
    },
    { name: 'parts', level: 'basic', kind: 'group', members: [aNumber('a_1', 0, 9), aNumber('b_2', 0, 9)] },
    { name: 'seed', level: 'basic', kind: 'seed', default: 1 },
  ],
};

function aNumber(name: string, minimum: number, maximum: number): NumberParameter {
  const range = { minimum, maximum, step: 1, scale: 'linear', default: minimum } as const;
  return { name, level: 'basic', kind: 'number', integer: false, ...range };
}

/** Any value that a parameter may have. */
function valueOf(parameter: Parameter): fc.Arbitrary<unknown> {
  switch (parameter.kind) {
    case 'number':
      return numberIn(parameter);
    case 'choice':
      return fc.constantFrom(...parameter.options);
    case 'switch':
      return fc.boolean();
    case 'weights':
      return fc.array(numberIn({ ...parameter, integer: false }), { minLength: 1, maxLength: 4 });
    case 'group':
      return fc
        .subarray(parameter.members, { minLength: 1 })
        .chain((members) => fc.record(Object.fromEntries(members.map((one) => [one.name, numberIn(one)]))));
    case 'seed':
      return fc.nat(0xffffffff);
  }
}

function numberIn({
  minimum: min,
  maximum: max,
  integer,
}: Pick<NumberParameter, 'minimum' | 'maximum' | 'integer'>) {
  // The command line has no negative zero.
  return integer ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true }).map((x) => x + 0);
}

/** What a person would type. */
function typed(name: string, value: unknown): string[] {
  const flag = flagOf(name);
  if (typeof value === 'boolean') return [value ? flag : flag.replace('--', '--no-')];
  if (Array.isArray(value)) return [flag, value.join(',')];
  if (typeof value === 'object' && value !== null)
    return [
      flag,
      Object.entries(value)
        .map((pair) => pair.join('='))
        .join(','),
    ];
  return [flag, String(value)];
}

function parse(tool: ToolDescription, args: readonly string[]): Record<string, unknown> {
  const command = new Command().exitOverride().configureOutput({ outputError: () => undefined });
  for (const option of toolOptions(tool)) command.addOption(option);
  return readParameters(tool, command.parse(args, { from: 'user' }).opts());
}

test.each([...tools.map(describeTool), madeUp])(
  'whatever parameters $id can have, options can say, and nothing is added',
  (tool) => {
    const some = fc.record(Object.fromEntries(tool.parameters.map((one) => [one.name, valueOf(one)])), {
      requiredKeys: [],
    });
    fc.assert(
      fc.property(some, (parameters) => {
        const args = Object.entries(parameters).flatMap(([name, value]) => typed(name, value));
        expect(parse(tool, args)).toEqual(parameters);
      }),
    );
  },
);

test.each(tools)('what options say is what $id accepts', (tool) => {
  const description = describeTool(tool);
  const all = fc.record(Object.fromEntries(description.parameters.map((one) => [one.name, valueOf(one)])));
  fc.assert(fc.property(all, (parameters) => void checkParameters(tool, parameters)));
});

test('parameter names become words with hyphens', () => {
  expect(flagOf('keepColours')).toBe('--keep-colours');
  expect(flagOf('size')).toBe('--size');
});

test.each([
  [['--some-amount', '3'], '--some-amount takes a number from -2 to 2; “3” was given.'],
  [['--some-amount', ''], '--some-amount takes a number'],
  [['--some-amount', '0x1'], '--some-amount takes a number'],
  [['--some-amount', '1,5'], '--some-amount takes a number'],
  [['--some-amount', 'NaN'], '--some-amount takes a number'],
  [['--how-many', '1.5'], '--how-many takes a whole number from -5 to 50; “1.5” was given.'],
  [['--which-one', 'right'], '--which-one is left or up and down; “right” was given.'],
  [['--mix', '1,'], '--mix takes a number'],
  [['--mix', '1,11'], '--mix takes a number from 0 to 10; “11” was given.'],
  [['--parts', 'c_3=1'], '--parts is a list such as a_1=0,b_2=0; “c_3=1” does not belong there.'],
  [['--parts', 'a_1'], '--parts is a list such as'],
  [['--parts', 'a_1=10'], '--parts a_1 takes a number from 0 to 9; “10” was given.'],
  [['--seed', '-1'], '--seed takes a whole number from 0'],
])('%j is refused with what the option takes', (args, message) => {
  expect(() => parse(madeUp, args)).toThrow(message);
});
