/** What of the window can't be read: for the eye of a test, which sees no picture. */
import type { Locator } from '@playwright/test';

export interface Fault {
  /**
   * `faint`: under the least contrast against what it lies on, disabled controls apart;
   * `cut`: some of it lies outside what shows it; `shortened`: the same, with an ellipsis; `covered`: something else
   * lies on it.
   */
  readonly kind: 'faint' | 'cut' | 'shortened' | 'covered';
  readonly text: string;
  /** The class names around it, from the outside. */
  readonly where: string;
  readonly how: string;
}

/**
 * Every text within an element that can't be read as it stands, once each.
 * @param least contrast, x : 1: 4.5 for everybody (WCAG 2.2, success criterion 1.4.3), 7 where more is asked for (1.4.6).
 */
export async function faultsIn(part: Locator, least: 4.5 | 7 = 4.5): Promise<readonly Fault[]> {
  return part.evaluate((root, least) => {
    type Rgba = readonly [number, number, number, number];
    const faults = new Map<string, Fault>();
    const painter = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    const known = new Map<string, Rgba>();

    /** A colour as CSS writes it, whatever the notation: RGB 0…255 and alpha 0…1. */
    const parse = (css: string): Rgba => {
      const before = known.get(css);
      if (before || !painter) return before ?? [0, 0, 0, 0];
      painter.clearRect(0, 0, 1, 1);
      painter.fillStyle = css;
      painter.fillRect(0, 0, 1, 1);
      const [r = 0, g = 0, b = 0, a = 0] = painter.getImageData(0, 0, 1, 1).data;
      known.set(css, [r, g, b, a / 255]);
      return [r, g, b, a / 255];
    };
    const over = ([r, g, b, a]: Rgba, under: Rgba): Rgba => [
      a * r + (1 - a) * under[0],
      a * g + (1 - a) * under[1],
      a * b + (1 - a) * under[2],
      1,
    ];
    /** The colour on a way of elements from the outside in, whose innermost has `ink` on it. */
    const seen = (way: readonly Element[], ink: Rgba, under: Rgba): Rgba => {
      const [first, ...rest] = way;
      if (!first) return over(ink, under);
      const style = getComputedStyle(first);
      const [r, g, b] = seen(rest, ink, over(parse(style.backgroundColor), under));
      return over([r, g, b, Number(style.opacity)], under);
    };
    const luminance = ([r, g, b]: Rgba): number => {
      const linear = [r, g, b].map((value) => {
        const share = value / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * (linear[0] ?? 0) + 0.7152 * (linear[1] ?? 0) + 0.0722 * (linear[2] ?? 0);
    };

    const wayTo = (element: Element): Element[] => {
      const way: Element[] = [];
      for (let at: Element | null = element; at; at = at.parentElement) way.unshift(at);
      return way;
    };
    const tell = (kind: Fault['kind'], element: Element, text: string, how: string): void => {
      const where = wayTo(element)
        .slice(-4)
        .map(({ classList, tagName }) => classList.item(0) ?? tagName.toLowerCase())
        .join(' > ');
      const fault = { kind, text: text.trim().slice(0, 80), where, how };
      faults.set(JSON.stringify({ ...fault, how: '' }), fault);
    };

    const contrast = (element: Element, text: string, css: string): void => {
      if (element.closest(':disabled, [aria-disabled=true], [data-disabled], label:has(:disabled)')) return;
      const way = wayTo(element);
      // What lets the pointer through, such as a unit in its entry, may lie on something beside it.
      if (getComputedStyle(element).pointerEvents === 'none') {
        const { left, top, width, height } = element.getBoundingClientRect();
        const under = document.elementFromPoint(left + width / 2, top + height / 2);
        if (under && element.parentElement?.contains(under) && !way.includes(under)) way.splice(-1, 0, under);
      }
      const [ink, ground] = [parse(css), [0, 0, 0, 0] as const].map((colour) =>
        luminance(seen(way, colour, [255, 255, 255, 1])),
      );
      const [dark, light] = [ink ?? 0, ground ?? 0].toSorted((a, b) => a - b);
      const ratio = ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
      if (ratio < least) tell('faint', element, text, `${ratio.toFixed(2)} : 1`);
    };

    const inWindow = (element: Element, text: string, box: DOMRect): void => {
      const beyond = Math.max(box.right - innerWidth, -box.left, box.bottom - innerHeight, -box.top);
      if (beyond > 1) tell('cut', element, text, `${Math.round(beyond)} px outside the window`);
    };
    const hides = (overflow: string) => overflow !== 'visible';
    const scrolls = (overflow: string) => overflow === 'auto' || overflow === 'scroll';
    /** Whether a text is whole where it stands. What can be scrolled down to is; what must be scrolled aside is not. */
    const whole = (element: Element, text: string, box: DOMRect): void => {
      let inScroller = false;
      for (let at: Element | null = element; at; at = at.parentElement) {
        const style = getComputedStyle(at);
        const { left, top } = at.getBoundingClientRect();
        const [x0, y0] = [left + at.clientLeft, top + at.clientTop];
        if (hides(style.overflowX) && at.clientWidth > 0) {
          const beyond = Math.max(box.right - x0 - at.clientWidth, x0 - box.left);
          if (beyond > 1)
            tell(
              style.textOverflow === 'ellipsis' ? 'shortened' : 'cut',
              element,
              text,
              `${Math.round(beyond)} px`,
            );
          if (beyond > 1) return;
        }
        if (!inScroller && hides(style.overflowY) && !scrolls(style.overflowY) && at.clientHeight > 0) {
          const beyond = Math.max(box.bottom - y0 - at.clientHeight, y0 - box.top);
          // A line's box is a little higher than its letters.
          if (beyond > 3) tell('cut', element, text, `${Math.round(beyond)} px below or above`);
        }
        inScroller ||= scrolls(style.overflowY);
        if (style.position === 'fixed') {
          inWindow(at, text, at.getBoundingClientRect());
          break;
        }
      }
      if (!inScroller) inWindow(element, text, box);
    };

    const covered = (element: Element, text: string, box: DOMRect): void => {
      if (getComputedStyle(element).pointerEvents === 'none') return;
      const found = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      if (!found || found.contains(element) || element.contains(found)) return;
      // A label's control lies over its words, which lead to it.
      if (element.closest('label')?.contains(found)) return;
      // What is scrolled out of sight lies under what stands there instead.
      for (let at = element.parentElement; at; at = at.parentElement) {
        if (!hides(getComputedStyle(at).overflowY)) continue;
        const { top, bottom } = at.getBoundingClientRect();
        if (box.bottom > bottom || box.top < top) return;
      }
      tell('covered', element, text, `by ${found.getAttribute('class') ?? found.tagName}`);
    };

    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const [element, text] = [node.parentElement, node.textContent ?? ''];
      if (!element || text.trim() === '') continue;
      if (!element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const boxes = [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
      // What only a screen reader is told is a pixel large.
      if (boxes.length === 0 || wayTo(element).some((at) => at.clientWidth === 1)) continue;
      contrast(element, text, getComputedStyle(element).color);
      for (const box of boxes) {
        whole(element, text, box);
        covered(element, text, box);
      }
    }
    for (const entry of root.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')) {
      if (!entry.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })) continue;
      if (['range', 'checkbox', 'radio', 'file', 'color'].includes(entry.type)) continue;
      const empty = entry.value === '';
      const css = getComputedStyle(entry, empty ? '::placeholder' : null).color;
      const text = empty ? entry.placeholder : entry.value;
      if (text === '') continue;
      contrast(entry, text, css);
      if (entry.tagName === 'INPUT' && entry.scrollWidth > entry.clientWidth)
        tell('cut', entry, text, `${entry.scrollWidth - entry.clientWidth} px`);
    }
    return [...faults.values()];
  }, least);
}
