import type { ToolDescription } from '../../../preload/contract/index.ts';
import type { Action, Actions } from '../../actions/action.ts';
import { showPanel } from '../../actions/workspace.ts';
import { showTool } from '../recipe/store.ts';

/** Going to the panel of a neural tool, for each that there is. */
export function panelActions(tools: readonly ToolDescription[]): Actions {
  return Object.fromEntries(
    tools.map(({ id }): [string, Action] => [
      `neural-${id}`,
      {
        shortcuts: [],
        enabled: () => true,
        run: () => {
          showTool(id);
          showPanel('neural');
        },
      },
    ]),
  );
}
