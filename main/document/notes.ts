import type { DocumentNote } from '../../preload/contract/files.ts';

/** What the person should know of a file that is read: each thing once, with the layers it is about. */
export class Notes {
  readonly #layers = new Map<DocumentNote['code'], Set<string>>();

  add(code: DocumentNote['code'], layer?: string): void {
    const layers = this.#layers.get(code) ?? new Set();
    if (layer !== undefined) layers.add(layer);
    this.#layers.set(code, layers);
  }

  get all(): DocumentNote[] {
    return [...this.#layers].map(([code, layers]) => ({ code, layers: [...layers] }));
  }
}
