import { takePreviousTool, useHand } from '../view/hand/store.ts';
import { endSession } from './session.ts';

/** Ends free transform and takes what was in hand before it. */
export function finishTransform(applied: boolean): void {
  void endSession(applied);
  if (useHand.getState().tool === 'transform') takePreviousTool();
}
