import { lexer } from 'marked';
import type { MarkedToken, Token, Tokens } from 'marked';
import { Fragment, createContext, useContext, useMemo } from 'react';
import type { ReactNode } from 'react';
import { anchorOf, figureAt, targetOf } from './links.ts';
import { visit } from './store.ts';

interface MarkdownProps {
  readonly text: string;
  /** Of the page below `docs`, with its ending: links and figures are found from there. */
  readonly path: string;
}

const Path = createContext('');

/**
 * A page of the project's own Markdown. It is taken apart into tokens, and each becomes an element: no HTML is written or read,
 * and what a page has of it, such as comments, is left out.
 */
export function Markdown({ text, path }: MarkdownProps) {
  const tokens = useMemo(() => lexer(text), [text]);
  return (
    <Path.Provider value={path}>
      <Parts of={tokens} />
    </Path.Provider>
  );
}

function Parts({ of: tokens }: { readonly of: readonly Token[] | undefined }) {
  // The lexer has no extensions, which alone make tokens of other kinds.
  return (tokens as readonly MarkedToken[] | undefined)?.map((token, at) => (
    <Part key={`${at}-${token.type}`} token={token} />
  ));
}

function Part({ token }: { readonly token: MarkedToken }): ReactNode {
  switch (token.type) {
    case 'heading':
      return <Heading token={token} />;
    case 'paragraph':
      return <Paragraph token={token} />;
    case 'text':
      return token.tokens ? <Parts of={token.tokens} /> : token.text;
    case 'strong':
      return (
        <strong>
          <Parts of={token.tokens} />
        </strong>
      );
    case 'em':
      return (
        <em>
          <Parts of={token.tokens} />
        </em>
      );
    case 'del':
      return (
        <del>
          <Parts of={token.tokens} />
        </del>
      );
    case 'codespan':
      return <code>{token.text}</code>;
    case 'code':
      return (
        <pre tabIndex={0}>
          <code>{token.text}</code>
        </pre>
      );
    case 'link':
      return <Link token={token} />;
    case 'image':
      return <Figure token={token} />;
    case 'list':
      return <List token={token} />;
    case 'blockquote':
      return (
        <blockquote>
          <Parts of={token.tokens} />
        </blockquote>
      );
    case 'table':
      return <Table token={token} />;
    case 'escape':
      return token.text;
    case 'br':
      return <br />;
    case 'hr':
      return <hr />;
    case 'checkbox':
    case 'def':
    case 'html':
    case 'list_item':
    case 'space':
      return null;
  }
}

function Heading({ token: { depth, text, tokens } }: { readonly token: Tokens.Heading }) {
  // The sheet has its title as a heading of the second rank.
  const Rank = depth === 1 ? 'h3' : depth === 2 ? 'h4' : 'h5';
  return (
    <Rank data-heading={anchorOf(text)} className={`help-heading-${depth}`}>
      <Parts of={tokens} />
    </Rank>
  );
}

/** Figures stand on their own: an element that holds a block is no paragraph. */
function Paragraph({ token: { tokens } }: { readonly token: Tokens.Paragraph }) {
  const figures = tokens.every(({ type, raw }) => type === 'image' || (type === 'text' && raw.trim() === ''));
  return figures ? (
    <Parts of={tokens.filter(({ type }) => type === 'image')} />
  ) : (
    <p>
      <Parts of={tokens} />
    </p>
  );
}

function Figure({ token: { href, text } }: { readonly token: Tokens.Image }) {
  const address = figureAt(href, useContext(Path));
  return (
    <figure>
      {address !== null && <img src={address} alt={text} loading="lazy" />}
      <figcaption>{text}</figcaption>
    </figure>
  );
}

function Link({ token: { href, text, tokens } }: { readonly token: Tokens.Link }) {
  const target = targetOf(href, useContext(Path));
  const name = <Parts of={tokens} />;
  switch (target.kind) {
    case 'page':
      return (
        <button
          type="button"
          role="link"
          className="help-link"
          onClick={() => {
            visit(target.page, target.heading);
          }}
        >
          {name}
        </button>
      );
    case 'heading':
      return (
        <button
          type="button"
          role="link"
          className="help-link"
          onClick={({ currentTarget }) => {
            scrollToHeading(currentTarget.closest('article'), target.heading);
          }}
        >
          {name}
        </button>
      );
    case 'outside':
      return (
        <Fragment>
          {name}
          {text !== target.address && ` (${target.address})`}
        </Fragment>
      );
    case 'nowhere':
      return name;
  }
}

/** Brings a heading of a page to its top; the page's own top where there is none of that name. */
export function scrollToHeading(page: HTMLElement | null, heading: string | null): void {
  const found = [...(page?.querySelectorAll<HTMLElement>('[data-heading]') ?? [])].find(
    ({ dataset }) => heading !== null && dataset.heading === heading,
  );
  if (found) found.scrollIntoView();
  else page?.scrollTo({ top: 0 });
}

function List({ token: { ordered, start, items } }: { readonly token: Tokens.List }) {
  const rows = items.map((item, at) => (
    <li key={`${at}-${item.text}`}>
      <Parts of={item.tokens} />
    </li>
  ));
  return ordered ? <ol start={start === '' ? 1 : start}>{rows}</ol> : <ul>{rows}</ul>;
}

function Table({ token: { header, rows } }: { readonly token: Tokens.Table }) {
  return (
    <div className="help-table" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {header.map(({ align, tokens }, at) => (
              <th key={at} scope="col" style={{ textAlign: align ?? 'left' }}>
                <Parts of={tokens} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              {row.map(({ align, tokens }, column) => (
                <td key={column} style={{ textAlign: align ?? 'left' }}>
                  <Parts of={tokens} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
