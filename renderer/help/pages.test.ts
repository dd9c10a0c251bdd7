import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { lexer, walkTokens } from 'marked';
import type { Token } from 'marked';
import { expect, test } from 'vitest';
import { tools } from '../../main/engine/tools/definitions.ts';
import english from '../../resources/translations/en.ts';
import chinese from '../../resources/translations/zh-CN.ts';
import { root } from '../../scripts/root.ts';
import { anchorOf, figureAt, targetOf } from './links.ts';
import { pageOfTool, pages } from './pages.ts';

const docs = join(root, 'docs');
const translated = readdirSync(join(docs, 'zh-CN'), { recursive: true, encoding: 'utf8' })
  .map((file) => posix.join('zh-CN', file.replaceAll('\\', '/')))
  .filter((file) => file.endsWith('.md'));

function tokensOf(path: string): readonly Token[] {
  const found: Token[] = [];
  void walkTokens(lexer(readFileSync(join(docs, path), 'utf8')), (token) => void found.push(token));
  return found;
}

const headingsOf = (path: string) =>
  tokensOf(path).flatMap((token) => (token.type === 'heading' ? [anchorOf(String(token.text))] : []));

test('there is every page that the window can open, and every tool has one', () => {
  for (const page of pages) expect(existsSync(join(docs, `${page}.md`)), page).toBe(true);
  for (const { id } of tools) expect(pageOfTool(id)).toBe(`tools/${id}`);
});

test('every page has a name in both languages; a tool’s is that of its tool', () => {
  const named = pages.filter((page) => !page.startsWith('tools/')).toSorted();
  for (const words of [english, chinese]) expect(Object.keys(words.help.pages).toSorted()).toEqual(named);
});

test('every page is there in Chinese, and nothing else is', () => {
  expect(translated.toSorted()).toEqual(pages.map((page) => `zh-CN/${page}.md`).toSorted());
});

test.each([...pages.map((page) => `${page}.md`), ...translated])(
  'in %s figures ship, links lead to what is there, and nothing is HTML',
  (path) => {
    for (const token of tokensOf(path)) {
      if (token.type === 'image') {
        const figure = figureAt(String(token.href), path);
        expect(figure, token.raw).not.toBeNull();
        expect(existsSync(join(root, figure ?? '')), token.raw).toBe(true);
      } else if (token.type === 'link') {
        const target = targetOf(String(token.href), path);
        if (target.kind === 'nowhere')
          expect(existsSync(join(docs, posix.dirname(path), String(token.href))), token.raw).toBe(true);
        if (target.kind === 'heading') expect(headingsOf(path)).toContain(target.heading);
        if (target.kind === 'page' && target.heading !== null)
          expect(headingsOf(`${target.page}.md`)).toContain(target.heading);
      } else if (token.type === 'html') expect(token.raw).toMatch(/^<!--[^]*-->\s*$/);
    }
  },
);
