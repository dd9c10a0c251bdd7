import { useEffect, useRef } from 'react';
import * as z from 'zod';
import { create } from 'zustand';
import type { Face } from '../../../preload/contract/index.ts';
import { inputOf } from '../../../preload/contract/recipe-parameters.ts';
import type { Recipe } from '../../../preload/contract/recipe.ts';
import { report } from '../../base/notices.ts';
import { presentOf } from '../../picture/document.ts';
import { useAsk } from '../overlay/use-ask.ts';
import type { OverlayProps } from '../parts.ts';

import { setInput, sourceOf, usePanels } from '../recipe/store.ts';
import { stillThere, toggled } from './chosen.ts';
import type { FoundFace } from './chosen.ts';

const tool = 'swap';

/** How long the picture stands still before faces are looked for in it, milliseconds. */
const patience = 400;

const Found = z.array(
  z.object({
    number: z.number(),
    box: z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }),
    trouble: z.enum(['none', 'profile', 'cut', 'small']),
  }),
);

interface Faces {
  /** Whether they are being looked for, or about to be. */
  readonly looking: boolean;
  /** The largest first; null while they aren't known. */
  readonly found: readonly FoundFace[] | null;
}

const unknown: Faces = { looking: false, found: null };

/** The faces in the picture in hand, while the panel is in sight. */
export const useFaces = create<Faces>(() => unknown);

/** Looks for the faces in what the tool would work on, anew once that has changed. */
export function useFinding(overlay: OverlayProps): void {
  const { document } = overlay;
  const ask = useAsk(overlay);
  const newest = useRef(ask);
  useEffect(() => {
    newest.current = ask;
  });
  const source = usePanels((state) => sourceOf(state, tool));
  const { layers, width, height } = presentOf(document);
  const inHand = source === 'layer' ? document.selected.at(-1) : null;
  useEffect(() => {
    let wanted = true;
    const look = async () => {
      const found = await newest.current('faces', {}, Found);
      if (!wanted) return;
      useFaces.setState({ looking: false, found });
      change(stillThere);
    };
    useFaces.setState({ looking: true, found: null });
    const timer = setTimeout(() => {
      look().catch((error: unknown) => {
        if (!wanted) return;
        useFaces.setState(unknown);
        report(error);
      });
    }, patience);
    return () => {
      wanted = false;
      clearTimeout(timer);
      useFaces.setState(unknown);
    };
  }, [layers, width, height, source, inHand]);
}

/** What is chosen of the faces, as a recipe has it. */
export function chosenFaces(recipe: Recipe): readonly Face[] {
  return inputOf(recipe, 'face', 'faces')?.faces ?? [];
}

/** Takes a face in, or lets it go. */
export function toggleFace(number: number): void {
  change((found, chosen) => toggled(found, chosen, number));
}

function change(next: (found: readonly FoundFace[], chosen: readonly Face[]) => readonly Face[]): void {
  const recipe = usePanels.getState().recipes[tool];
  const { found } = useFaces.getState();
  if (!recipe || !found) return;
  const faces = next(found, chosenFaces(recipe));
  setInput(tool, 'face', faces.length > 0 ? { kind: 'faces', faces } : null);
}
