import { SaxesParser, type SaxesAttributePlain } from 'saxes';
import { limits } from '../../../preload/contract/limits.ts';
import { explain } from '../../errors/explain.ts';
import { tooMany } from '../within-limits.ts';
import { damaged } from './archive.ts';

/** A layer or a group of stack.xml as it stands there, top first. */
export interface StackNode {
  readonly kind: 'layer' | 'stack';
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: StackNode[];
}

export interface Stack {
  readonly width: number;
  readonly height: number;
  readonly root: StackNode;
}

/**
 * Reads stack.xml. The parser knows XML's five entities and no others, so nothing can be made to expand.
 * @throws UserError truncated-image, unsafe-file or image-too-large.
 */
export function parseStack(xml: string, name: string): Stack {
  const open: StackNode[] = [];
  let image: Readonly<Record<string, string>> | null = null;
  let root: StackNode | null = null;
  let layers = 0;
  const parser = new SaxesParser({ fileName: name });
  parser.on('error', (error) => {
    throw damaged(name, error);
  });
  parser.on('doctype', (doctype) => {
    if (/<!ENTITY/i.test(doctype)) throw explain('unsafe-file.entities', { name });
  });
  parser.on('opentag', ({ name: tag, attributes }) => {
    const plain = attributes as Record<string, SaxesAttributePlain | string> as Record<string, string>;
    if (tag === 'image') image ??= plain;
    if (tag !== 'stack' && tag !== 'layer') return;
    const node: StackNode = { kind: tag, attributes: plain, children: [] };
    if (root) layers += 1;
    if (layers > limits.layers) throw tooMany(name, 'layers');
    // The outermost stack is the document itself.
    if (open.length > limits.nesting + 1) throw tooMany(name, 'nesting');
    open.at(-1)?.children.push(node);
    root ??= node;
    open.push(node);
  });
  parser.on('closetag', ({ name: tag }) => {
    if (tag === 'stack' || tag === 'layer') open.pop();
  });
  parser.write(xml).close();
  return checked(image, root, name);
}

function checked(
  image: Readonly<Record<string, string>> | null,
  root: StackNode | null,
  name: string,
): Stack {
  const [width, height] = [wholeNumber(image?.w), wholeNumber(image?.h)];
  if (root?.kind !== 'stack' || !Number.isInteger(width) || !Number.isInteger(height)) throw damaged(name);
  return { width, height, root };
}

/** A number as programs write them: also with a comma, where the system's language has one. NaN where it is none. */
export function decimal(text: string | undefined): number {
  return text === undefined ? NaN : Number(text.trim().replace(',', '.') || NaN);
}

export function wholeNumber(text: string | undefined): number {
  return Math.round(decimal(text));
}

/** An element with its attributes, and what is in it already written. */
export function element(
  tag: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  inside: readonly string[] = [],
): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escape(String(value))}"`)
    .join('');
  return inside.length > 0 ? `<${tag}${written}>${inside.join('')}</${tag}>` : `<${tag}${written}/>`;
}

/** Characters that mean something in XML, and those that it can't hold at all. */
function escape(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd')
    .replace(/[&<>"'\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}
