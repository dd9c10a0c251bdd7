import type { Grip } from '../../view/hand/grips.ts';
import { useHand } from '../../view/hand/store.ts';
import type { CanvasPointer } from '../../view/hand/tool.ts';
import { shownView, useCanvas } from '../../view/store.ts';
import type { OverlayProps } from '../parts.ts';
import { toggled } from './chosen.ts';
import type { FoundFace } from './chosen.ts';
import { chosenFaces, toggleFace, useFaces } from './finding.ts';
import { faceAt } from './outline.ts';

/**
 * A press on a face takes it in or lets it go: anywhere on it with the move tool in hand, and on its line or its number
 * with the others, so that it can be painted on and selected in.
 */
export function faceGrip(pointer: CanvasPointer, { recipe }: OverlayProps): Grip | null {
  const { found } = useFaces.getState();
  const face = found && faceUnder(found, pointer);
  if (!found || !face) return null;
  const chosen = chosenFaces(recipe);
  // The only one stays chosen: the press is for the tool in hand.
  if (toggled(found, chosen, face.number) === chosen) return null;
  return {
    cursor: 'pointer',
    take: () => ({
      move: () => undefined,
      end: (to) => {
        if (faceUnder(found, to) === face) toggleFace(face.number);
      },
      cancel: () => undefined,
    }),
  };
}

function faceUnder(found: readonly FoundFace[], pointer: CanvasPointer): FoundFace | null {
  const sight = { view: shownView(), canvas: useCanvas.getState().canvas };
  return faceAt(found, pointer, sight, useHand.getState().tool === 'move');
}
