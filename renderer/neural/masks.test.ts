import { expect, test } from 'vitest';
import { pictureOf } from '../picture/document.ts';
import { maskPixels } from './masks.ts';

test('a selection that was saved in another picture is missed by its name, and not left out unsaid', async () => {
  const asked = maskPixels({ from: 'saved', name: 'Sky' }, pictureOf(8, 8, []), 'a page');
  await expect(asked).rejects.toMatchObject({ code: 'no-saved-selection', values: { name: 'Sky' } });
});
