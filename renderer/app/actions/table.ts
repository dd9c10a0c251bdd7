import type { Action, Actions } from '../../actions/action.ts';
import { fillActions } from '../../actions/registry.ts';
import { useWorkspace } from '../../actions/workspace.ts';
import { adjustmentActions } from '../../adjustments/actions.ts';
import { useApp } from '../../base/application.ts';
import { batchActions } from '../../batch/actions.ts';
import { brushActions } from '../../brushes/actions.ts';
import { colourActions } from '../../colour/actions.ts';
import { compareActions } from '../../compare/actions.ts';
import { effectActions } from '../../effects/actions.ts';
import { useCopiedStyle } from '../../effects/commands.ts';
import { documentActions } from '../../files/actions.ts';
import { saveActions } from '../../files/save/actions.ts';
import { guideActions } from '../../guides/actions.ts';
import { historyActions } from '../../history/actions.ts';
import { layerActions } from '../../layers/actions.ts';
import { modelActions } from '../../models/actions.ts';
import { eraseActions } from '../../neural/fill/actions.ts';
import { jobActions } from '../../neural/jobs/actions.ts';
import { jobsOf, useJobs } from '../../neural/jobs/store.ts';
import { methodActions } from '../../neural/methods/actions.ts';
import { panelActions } from '../../neural/panels/actions.ts';
import { usePanels } from '../../neural/recipe/store.ts';
import { useDrafts } from '../../picture/drafts.ts';
import { useDocuments } from '../../picture/store.ts';
import { selectionActions } from '../../selection/actions.ts';
import { transformActions } from '../../transform/actions.ts';
import { canvasActions } from '../../view/actions.ts';
import { useCompare } from '../../view/compare.ts';
import { useGuidance } from '../../view/guidance.ts';
import { allTools } from '../../view/hand/registry.ts';
import { takeTool, useHand } from '../../view/hand/store.ts';
import { useQuickMask } from '../../view/quick-mask.ts';
import { useCanvas } from '../../view/store.ts';
import { workspaceActions } from '../workspace/actions.ts';
import { applicationActions } from './application.ts';

/** What the features bring, each under its name. */
export function actionsByFeature(): Readonly<Record<string, Actions>> {
  return {
    workspace: workspaceActions,
    colour: colourActions,
    canvas: canvasActions,
    // A running job is about to make a difference that can be looked at.
    compare: compareActions((document) => jobsOf(useJobs.getState(), document).length > 0),
    guides: guideActions,
    brushes: brushActions,
    layers: layerActions,
    adjustments: adjustmentActions,
    effects: effectActions,
    selection: selectionActions,
    history: historyActions,
    panels: panelActions(useApp.getState().description?.tools ?? []),
    fill: eraseActions,
    jobs: jobActions,
    methods: methodActions,
    models: modelActions,
    documents: documentActions,
    batch: batchActions,
    save: saveActions,
    transform: transformActions,
    tools: toolActions(),
    application: applicationActions(),
  };
}

/** Taking a tool of the strip in hand is an action, too. */
function toolActions(): Actions {
  return Object.fromEntries(
    allTools().map(({ id, shortcut }): [string, Action] => [
      `tool-${id}`,
      {
        shortcuts: shortcut ? [shortcut] : [],
        enabled: () => true,
        run: () => {
          takeTool(id);
        },
        checked: () => useHand.getState().tool === id,
      },
    ]),
  );
}

/** Fills the table of actions, once it is known which tools there are and where the window stands. */
export function startActions(): void {
  fillActions(Object.assign({}, ...Object.values(actionsByFeature())) as Actions, [
    useDocuments,
    useDrafts,
    useJobs,
    usePanels,
    useHand,
    useCanvas,
    useCompare,
    useGuidance,
    useQuickMask,
    useWorkspace,
    useApp,
    useCopiedStyle,
  ]);
}
