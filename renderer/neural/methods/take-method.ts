import { closeDialog } from '../../actions/dialogs.ts';
import { setValues, showTool } from '../recipe/store.ts';
import { settingsOf } from './methods.ts';
import type { MethodId } from './methods.ts';

/** Sets the panel of the tool `enlarge` to a method, and goes back to it. */
export function takeMethod(id: MethodId): void {
  setValues('enlarge', settingsOf(id));
  showTool('enlarge');
  closeDialog();
}
