import type { Action, Actions } from '../../actions/action.ts';
import { useCustomShortcuts } from '../../actions/custom.ts';
import { adjustmentActions } from '../../adjustments/actions.ts';
import { brushActions } from '../../brushes/actions.ts';
import { colourActions } from '../../colour/actions.ts';
import { compareActions } from '../../compare/actions.ts';
import { documentActions } from '../../files/actions.ts';
import { saveActions } from '../../files/save/actions.ts';
import { guideActions } from '../../guides/actions.ts';
import { historyActions } from '../../history/actions.ts';
import { layerActions } from '../../layers/actions.ts';
import { jobActions } from '../../neural/jobs/actions.ts';
import { selectionActions } from '../../selection/actions.ts';
import { transformActions } from '../../transform/actions.ts';
import type { Shortcut } from '../../ui/shortcut.ts';
import { canvasActions } from '../../view/actions.ts';
import { allTools } from '../../view/hand/registry.ts';
import { takeTool, useHand } from '../../view/hand/store.ts';
import { workspaceActions } from '../workspace/actions.ts';

/** What the features bring, each under its name. Functions, because features look back at the table. */
const features = () => ({
  workspace: workspaceActions,
  colour: colourActions,
  canvas: canvasActions,
  compare: compareActions,
  guides: guideActions,
  brushes: brushActions,
  layers: layerActions,
  adjustments: adjustmentActions,
  selection: selectionActions,
  history: historyActions,
  jobs: jobActions,
  documents: documentActions,
  save: saveActions,
  transform: transformActions,
});

type Features = ReturnType<typeof features>;
type IdIn<F> = F extends F ? keyof F & string : never;
export type ToolActionId = `tool-${string}`;
export type ActionId = IdIn<Features[keyof Features]> | ToolActionId;

/** Taking a tool of the strip in hand is an action, too. */
function toolActions(): Actions {
  return Object.fromEntries(
    allTools().map(({ id, shortcut }): [ToolActionId, Action] => [
      `tool-${id}`,
      {
        shortcuts: [shortcut],
        enabled: () => true,
        run: () => {
          takeTool(id);
        },
        checked: () => useHand.getState().tool === id,
      },
    ]),
  );
}

export function actionsByFeature(): Readonly<Record<string, Actions>> {
  return { ...features(), tools: toolActions() };
}

let all: Actions | null = null;

/** Everything that can be asked for, by id. */
export function allActions(): Actions {
  all ??= Object.assign({}, ...Object.values(actionsByFeature())) as Actions;
  return all;
}

/** The action of an id from outside, such as the system's menu; undefined where there is none. */
export function actionOf(id: string): Action | undefined {
  const actions = allActions();
  return Object.hasOwn(actions, id) ? actions[id] : undefined;
}

/** An action's shortcuts: the person's own, else those of its definition. */
export function shortcutsOf(id: string): readonly Shortcut[] {
  return useCustomShortcuts.getState().custom[id] ?? actionOf(id)?.shortcuts ?? [];
}

/** Whether an action's keys reach the browser instead: as long as they are those of its definition. */
export function leavesKeys(id: string): boolean {
  return actionOf(id)?.leavesKeys === true && !(id in useCustomShortcuts.getState().custom);
}

/** The key of an action's name in the translations. */
export function nameOf(id: string): string {
  return id.startsWith('tool-') ? `handTools.${id.slice('tool-'.length)}` : `actions.${id}`;
}

/** Does what is asked for, where it can be done now. */
export function perform(id: ActionId): void {
  performId(id);
}

/** The same for an id that is only known to be a text. */
export function performId(id: string): void {
  const action = actionOf(id);
  if (action?.enabled()) action.run();
}
