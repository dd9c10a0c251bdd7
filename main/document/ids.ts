import { randomUUID } from 'node:crypto';
import type { Layer, StoredDocument, StoredRaster } from '../../preload/contract/document.ts';

export function newLayerId(): string {
  return randomUUID();
}

/**
 * The same document with no id twice and none in hand that isn't there: the window tells layers by id, and a
 * file may say anything.
 */
export function uniqueIds(document: StoredDocument): StoredDocument {
  const seen = new Set<string>();
  const unique = (layer: Layer<StoredRaster>): Layer<StoredRaster> => {
    const id = seen.has(layer.id) ? newLayerId() : layer.id;
    seen.add(id);
    return layer.kind === 'group' ? { ...layer, id, layers: layer.layers.map(unique) } : { ...layer, id };
  };
  const layers = document.layers.map(unique);
  const selected = [...new Set(document.selected)].filter((id) => seen.has(id));
  const last = layers.at(-1);
  return { ...document, layers, selected: selected.length > 0 || !last ? selected : [last.id] };
}
