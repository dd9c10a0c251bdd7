import { createContext } from 'react';
import type { ComponentType, ReactNode } from 'react';
import type { OpenDocument, PictureLayer } from '../picture/document.ts';

/** What others put into the list of layers. */
export interface LayerSlots {
  /** What will come to lie on top, such as running jobs. */
  readonly Coming: ComponentType<{ readonly document: OpenDocument }>;
  /** How a layer was made. */
  readonly Badge: ComponentType<{ readonly layer: PictureLayer; readonly tab: number }>;
  /** More that can be added. */
  readonly adding: ReactNode;
}

const Nothing = () => null;

export const LayerSlots = createContext<LayerSlots>({ Coming: Nothing, Badge: Nothing, adding: null });
