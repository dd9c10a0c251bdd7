import type { Actions } from '../actions/action.ts';
import { defaultColours, swapColours } from '../view/hand/colours.ts';

const always = () => true;

export const colourActions = {
  'swap-colours': { shortcuts: [{ key: 'x' }], enabled: always, run: swapColours },
  'default-colours': { shortcuts: [{ key: 'd' }], enabled: always, run: defaultColours },
} satisfies Actions;
