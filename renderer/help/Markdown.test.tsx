import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Markdown } from './Markdown.tsx';

const html = (text: string) => renderToStaticMarkup(<Markdown text={text} path="tools/fill.md" />);

test('a page becomes headings, words, lists, tables and code', () => {
  expect(html('# Fill\n\nIt *erases* what is **marked**.')).toBe(
    '<h3 data-heading="fill" class="help-heading-1">Fill</h3>' +
      '<p>It <em>erases</em> what is <strong>marked</strong>.</p>',
  );
  expect(html('1. one\n2. `two`')).toBe('<ol start="1"><li>one</li><li><code>two</code></li></ol>');
  expect(html('```sh\na < b\n```')).toBe('<pre tabindex="0"><code>a &lt; b</code></pre>');
  const table = html('| a | b |\n| - | -: |\n| 1 | 2 |');
  expect(table).toContain('<th scope="col" style="text-align:right">b</th>');
  expect(table).toContain('<td style="text-align:left">1</td>');
});

test('HTML in a page is left out, and no address is fetched that is not a figure of ours', () => {
  const page = html(
    '<script>alert(1)</script>\n\nNo <b onclick="x()">harm</b>.\n\n![spy](https://elsewhere.example/a.png)\n\n<img src="x">',
  );
  expect(page).not.toMatch(/<script|<b|<img|onclick|src=/);
  expect(page).toContain('<figcaption>spy</figcaption>');
  expect(html('![Holes](../figures/fill.jpg)')).toContain('<img src="docs/figures/fill.jpg" alt="Holes"');
});

test('links to pages can be followed; the net is named only', () => {
  expect(html('[Layers](../layers.md)')).toMatch(/<button [^>]*role="link"[^>]*>Layers<\/button>/);
  expect(html('[paper](https://arxiv.org/abs/1)')).toBe('<p>paper (https://arxiv.org/abs/1)</p>');
  expect(html('[x](javascript:alert(1))')).not.toMatch(/href|<a/);
  expect(html('[recipes](../../models/README.md)')).toBe('<p>recipes</p>');
});
