import { create } from 'zustand';
import { setBackground, setForeground, useColours } from '../view/hand/colours.ts';
import type { Colour } from '../view/hand/colours.ts';

export type Target = 'foreground' | 'background';

/** Which of the two colours the colour panels change. */
export const useTarget = create<{ readonly target: Target }>(() => ({ target: 'foreground' }));

export function setTarget(target: Target): void {
  useTarget.setState({ target });
}

export function useTargetColour(): Colour {
  const target = useTarget((state) => state.target);
  return useColours((state) => state[target]);
}

export function setTargetColour(colour: Colour): void {
  if (useTarget.getState().target === 'foreground') setForeground(colour);
  else setBackground(colour);
}
