import { expect, test } from 'vitest';
import { anchorOf, figureAt, targetOf } from './links.ts';

test('links between pages lead to pages, also into and out of folders and languages', () => {
  expect(targetOf('batch.md', 'settings.md')).toEqual({ kind: 'page', page: 'batch', heading: null });
  expect(targetOf('tools/fill.md#settings', 'layers.md')).toEqual({
    ...{ kind: 'page', page: 'tools/fill' },
    heading: 'settings',
  });
  expect(targetOf('../layers.md', 'tools/fill.md')).toMatchObject({ page: 'layers' });
  expect(targetOf('history.md', 'zh-CN/layers.md')).toMatchObject({ page: 'history' });
  expect(targetOf('../tools/fill.md', 'zh-CN/layers.md')).toMatchObject({ page: 'tools/fill' });
  expect(targetOf('#masks', 'layers.md')).toEqual({ kind: 'heading', heading: 'masks' });
});

test('the net is named, and what does not ship leads nowhere', () => {
  expect(targetOf('https://arxiv.org/abs/1508.06576', 'layers.md')).toEqual({
    ...{ kind: 'outside', address: 'https://arxiv.org/abs/1508.06576' },
  });
  expect(targetOf('//elsewhere.example/x.md', 'layers.md').kind).toBe('outside');
  expect(targetOf('javascript:alert(1)', 'layers.md').kind).toBe('outside');
  for (const href of ['../models/README.md', 'decisions/colour.md', '../../etc/passwd'])
    expect(targetOf(href, 'models.md')).toEqual({ kind: 'nowhere' });
});

test('only figures that ship are shown', () => {
  expect(figureAt('figures/fill.jpg', 'layers.md')).toBe('docs/figures/fill.jpg');
  expect(figureAt('../figures/fill.jpg', 'tools/fill.md')).toBe('docs/figures/fill.jpg');
  for (const href of [
    'https://elsewhere.example/figures/fill.jpg',
    '//elsewhere.example/figures/fill.jpg',
    'data:image/png;base64,',
    'figures/../secret.jpg',
    'figures/fill.svg',
  ])
    expect(figureAt(href, 'layers.md'), href).toBeNull();
});

test('headings are called in links as they are on GitHub', () => {
  expect(anchorOf('On the command line')).toBe('on-the-command-line');
  expect(anchorOf('Masks, and how they are made')).toBe('masks-and-how-they-are-made');
  expect(anchorOf('蒙版')).toBe('蒙版');
});
