import type { TextStyle } from '../../preload/contract/document.ts';
import { planeOf } from '../../preload/contract/text-plane.ts';
import { apply, chain, rotation } from '../pixels/affine.ts';
import { fontOf, letterSpacingOf, textBox } from '../pixels/text/render.ts';
import { shownView, useCanvas } from '../view/store.ts';
import { toCanvas } from '../view/viewport.ts';
import './text.css';

interface Told {
  readonly typed: (text: string) => void;
  /** The person pulled the corner of the box. */
  readonly resized: (box: NonNullable<TextStyle['box']>) => void;
  readonly ended: (applied: boolean) => void;
}

/**
 * The field that takes the letters: it lies over the canvas where they are drawn, and shows the caret and
 * what is marked; the letters themselves are the picture's.
 */
export class TextField {
  readonly element = document.createElement('textarea');
  readonly #stop: () => void;

  constructor(
    private style: TextStyle,
    label: string,
    private readonly told: Told,
  ) {
    const { element } = this;
    element.className = 'text-field';
    element.dataset.ownPointer = '';
    element.spellcheck = false;
    element.setAttribute('aria-label', label);
    element.value = style.text;
    element.addEventListener('input', () => {
      told.typed(element.value);
    });
    element.addEventListener('keydown', (event) => {
      // Letters and arrows are the text's own, not shortcuts; those with Ctrl or Alt are the window's, as in any field.
      if (!asksTheWindow(event)) event.stopPropagation();
      if (event.isComposing) return;
      if (event.key === 'Escape') told.ended(false);
      else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) told.ended(true);
      else return;
      event.preventDefault();
    });
    window.document.querySelector('.canvas')?.append(element);
    const pulled = new ResizeObserver(() => {
      this.#pulled();
    });
    const follow = useCanvas.subscribe(() => {
      this.place();
    });
    this.place();
    pulled.observe(element);
    this.#stop = () => {
      pulled.disconnect();
      follow();
    };
    // After the press that began it, which takes the focus from everything.
    setTimeout(() => {
      element.focus();
      element.setSelectionRange(element.value.length, element.value.length);
    });
  }

  show(style: TextStyle): void {
    this.style = style;
    if (this.element.value !== style.text) this.element.value = style.text;
    this.place();
  }

  place(): void {
    const { style, element } = this;
    const view = shownView();
    const box = textBox(style);
    const plane = planeOf(style);
    const { x, y } = toCanvas(view, apply(plane, box));
    const { a, b, c, d } = chain(plane, rotation(view.angle));
    // A caret needs room even behind the last letter.
    const caret = style.size * view.scale * 0.1 + 2;
    Object.assign(element.style, {
      font: fontOf(style, view.scale),
      letterSpacing: letterSpacingOf(style, view.scale),
      resize: style.box ? 'both' : 'none',
      whiteSpace: style.box ? 'pre-wrap' : 'pre',
      lineHeight: `${style.size * style.lineHeight * view.scale}px`,
      textAlign: style.align,
      width: `${box.width * view.scale + (style.box ? 0 : caret)}px`,
      height: `${box.height * view.scale}px`,
      transform: `matrix(${a}, ${b}, ${c}, ${d}, ${x}, ${y})`,
    });
  }

  /** The browser's own handle at the corner changed the field's size. */
  #pulled(): void {
    const { element, style, told } = this;
    if (!style.box) return;
    const { scale } = shownView();
    const width = Number.parseFloat(element.style.width) / scale;
    const height = Number.parseFloat(element.style.height) / scale;
    const same = (one: number, other: number) => Math.abs(one - other) * scale < 0.5;
    if (same(width, style.box.width) && same(height, style.box.height)) return;
    told.resized({ width: Math.max(1, width), height: Math.max(1, height) });
  }

  close(): void {
    this.#stop();
    this.element.remove();
  }
}

function asksTheWindow(event: KeyboardEvent): boolean {
  if (event.isComposing || event.getModifierState('AltGraph')) return false;
  if (/^F\d+$/.test(event.key)) return true;
  return event.key.length === 1 && (event.ctrlKey || event.metaKey || event.altKey);
}
