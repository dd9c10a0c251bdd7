import { expect, test } from 'vitest';
import { nameIn } from './language.ts';

test('what has no words yet is called by its name', () => {
  expect(nameIn('tools.time-travel.title')).toBe('Time travel');
  expect(nameIn('tools.restyle.keepColours.label')).toBe('Keep colours');
  expect(nameIn('tools.enlarge.method.options.veryCrisp')).toBe('Very crisp');
  expect(nameIn('tools.restyle.keepColours.help')).toBe('');
});
