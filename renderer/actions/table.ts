import type { Command } from '../../preload/contract.ts';
import { fitPicture, showActualSize, takeTool, zoomStep } from '../canvas/store.ts';
import { toggleSplit } from '../compare/store.ts';
import { openPhotos } from '../documents/open.ts';
import { activeDocument, redoIn, undoIn } from '../documents/store.ts';
import { canRun, run, stop } from '../jobs/run.ts';
import { jobsOf, useJobs } from '../jobs/store.ts';
import { openDialog } from './dialogs.ts';
import type { Shortcut } from './shortcut.ts';

export type ActionId = Command | 'hand' | 'zoom-tool';

/** Something the person can ask for, wherever they ask: a key, a button, the application's menu. */
export interface Action {
  readonly id: ActionId;
  readonly shortcuts: readonly Shortcut[];
  readonly enabled: () => boolean;
  readonly run: () => void;
}

const always = () => true;
const withPicture = () => activeDocument() !== null;

/** Whether there is, or is about to be, something to compare the photo with. */
function hasResults(): boolean {
  const document = activeDocument();
  if (!document) return false;
  return document.history.present.all.length > 1 || jobsOf(useJobs.getState(), document.id).length > 0;
}

function onDocument(act: (id: string) => void): () => void {
  return () => {
    const document = activeDocument();
    if (document) act(document.id);
  };
}

/** In the order of the shortcut sheet. */
export const actions: Readonly<Record<ActionId, Action>> = {
  open: {
    id: 'open',
    shortcuts: [{ key: 'o', mod: true }],
    enabled: always,
    run: () => void openPhotos(),
  },
  save: {
    id: 'save',
    shortcuts: [{ key: 's', mod: true }],
    enabled: withPicture,
    run: () => {
      openDialog('save');
    },
  },
  undo: {
    id: 'undo',
    shortcuts: [{ key: 'z', mod: true }],
    enabled: () => (activeDocument()?.history.past.length ?? 0) > 0,
    run: onDocument(undoIn),
  },
  redo: {
    id: 'redo',
    shortcuts: [
      { key: 'z', mod: true, shift: true },
      { key: 'y', mod: true },
    ],
    enabled: () => (activeDocument()?.history.future.length ?? 0) > 0,
    run: onDocument(redoIn),
  },
  run: {
    id: 'run',
    shortcuts: [{ key: 'Enter', mod: true }],
    enabled: canRun,
    run: () => void run(),
  },
  stop: {
    id: 'stop',
    shortcuts: [{ key: 'Escape' }],
    enabled: () => useJobs.getState().jobs.length > 0,
    run: stop,
  },
  compare: {
    id: 'compare',
    shortcuts: [{ key: 'c' }],
    enabled: hasResults,
    run: toggleSplit,
  },
  hand: {
    id: 'hand',
    shortcuts: [{ key: 'h' }],
    enabled: always,
    run: () => {
      takeTool('hand');
    },
  },
  'zoom-tool': {
    id: 'zoom-tool',
    shortcuts: [{ key: 'z' }],
    enabled: always,
    run: () => {
      takeTool('zoom');
    },
  },
  'zoom-in': {
    id: 'zoom-in',
    shortcuts: [{ key: '+', mod: true }, { key: '=', mod: true }, { key: '+' }, { key: '=' }],
    enabled: withPicture,
    run: () => {
      zoomStep('in');
    },
  },
  'zoom-out': {
    id: 'zoom-out',
    shortcuts: [{ key: '-', mod: true }, { key: '-' }],
    enabled: withPicture,
    run: () => {
      zoomStep('out');
    },
  },
  fit: {
    id: 'fit',
    shortcuts: [{ key: '0', mod: true }],
    enabled: withPicture,
    run: fitPicture,
  },
  'actual-size': {
    id: 'actual-size',
    shortcuts: [{ key: '1', mod: true }],
    enabled: withPicture,
    run: showActualSize,
  },
  shortcuts: {
    id: 'shortcuts',
    shortcuts: [{ key: '?' }, { key: '/', mod: true }],
    enabled: always,
    run: () => {
      openDialog('shortcuts');
    },
  },
};

export function perform(id: ActionId): void {
  if (actions[id].enabled()) actions[id].run();
}
