import { showPanel } from '../../actions/workspace.ts';
import { useApp } from '../../base/application.ts';
import { openSample } from '../../files/open.ts';
import { showTool } from '../../neural/recipe/store.ts';
import { activate, useDocuments } from '../../picture/store.ts';

/** Something of the window that is shown, and what has to stand there first. */
export interface Step {
  /** Its words are under `tour.steps` in the translations. */
  readonly id: 'welcome' | 'picture' | 'tools' | 'painting' | 'run' | 'layers' | 'help';
  /** What is told of; null for the window as a whole. */
  readonly target: string | null;
  readonly prepare?: () => void | Promise<void>;
}

export const steps: readonly Step[] = [
  { id: 'welcome', target: null },
  { id: 'picture', target: '.stage-picture', prepare: openPicture },
  { id: 'tools', target: '.tool-strip' },
  { id: 'painting', target: '.stack:has(.neural)', prepare: showFirstTool },
  { id: 'run', target: '.neural .run', prepare: showFirstTool },
  {
    id: 'layers',
    target: '.stack:has(.layers-panel)',
    prepare: () => {
      showPanel('layers');
    },
  },
  { id: 'help', target: '.stack:has(.layers-panel) .help-button' },
];

/** The sample that the tour is given on: a photograph by NASA, which is in the public domain. */
const sample = 'astronaut.jpg';

/** Brings the sample to the front, opened where it isn't. */
async function openPicture(): Promise<void> {
  const open = useDocuments.getState().documents.find(({ name, source }) => name === sample && !source);
  if (open) activate(open.id);
  else if (useApp.getState().description?.samples.includes(sample)) await openSample(sample);
}

/** Shows the tool that people meet first, of which the words tell. */
function showFirstTool(): void {
  showPanel('neural');
  const [first] = useApp.getState().description?.tools ?? [];
  if (first) showTool(first.id);
}
