import { shownView, useCanvas } from './store.ts';
import { toCanvas } from './viewport.ts';

/** The round tip of a brush over the picture, in pixels of the document. */
export interface BrushTip {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** 0…1: the share of the radius that has full strength. */
  readonly hardness: number;
}

let tip: BrushTip | null = null;
let rings: { readonly host: HTMLElement; readonly edge: HTMLElement; readonly core: HTMLElement } | null =
  null;

/** Shows where the brush would paint, as a dark and a light ring that stand out on any colour; null hides it. */
export function showBrushCursor(next: BrushTip | null): void {
  tip = next;
  place();
}

/** Puts the rings into the canvas; called once for each canvas. Returns what takes them out again. */
export function mountBrushCursor(parent: HTMLElement): () => void {
  const [host, edge, core] = ['brush-cursor', 'brush-edge', 'brush-core'].map((name) => {
    const element = document.createElement('div');
    element.className = name;
    return element;
  });
  if (!host || !edge || !core) return () => undefined;
  host.append(edge, core);
  parent.append(host);
  rings = { host, edge, core };
  place();
  const stop = useCanvas.subscribe(place);
  return () => {
    stop();
    host.remove();
    if (rings?.host === host) rings = null;
  };
}

/** Below this diameter, CSS pixels, a ring says less than a cross. */
const smallest = 5;

function place(): void {
  if (!rings) return;
  const { host, edge, core } = rings;
  host.hidden = tip === null;
  if (!tip) return;
  const view = shownView();
  const { x, y } = toCanvas(view, tip);
  const radius = tip.radius * view.scale;
  host.classList.toggle('brush-tiny', radius * 2 < smallest);
  host.style.transform = `translate(${x}px, ${y}px)`;
  sizeRing(edge, radius);
  sizeRing(core, radius * tip.hardness);
  core.hidden = tip.hardness > 0.95 || radius * tip.hardness < smallest;
}

function sizeRing(ring: HTMLElement, radius: number): void {
  ring.style.width = ring.style.height = `${radius * 2}px`;
  ring.style.left = ring.style.top = `${-radius}px`;
}
