import './base/zod-jitless.ts';
import '@fontsource-variable/inter/wght.css';
// The shared looks come first, so that a component's own can refine them.
import './app/theme.css';
import './ui/ui.css';
import './app/app.css';
import { createRoot } from 'react-dom/client';
import { CallError } from '../preload/contract/index.ts';
import { App } from './app/App.tsx';
import { Startup } from './app/Startup.tsx';
import { listenToKeys } from './app/actions/keyboard.ts';
import { startActions } from './app/actions/table.ts';
import { startHolding } from './app/holding.ts';
import { startTheme } from './app/theme.ts';
import { toolParts } from './app/tool-parts.ts';
import { startTools } from './app/tools-in-hand.ts';
import { shareMenus } from './app/workspace/system-menu.ts';
import { loadApp, useApp } from './base/application.ts';
import { followHeldKeys } from './base/held-keys.ts';
import { startLanguages } from './base/language.ts';
import { failureWords, logUnforeseen } from './base/notices.ts';
import { startAutosave } from './files/autosave.ts';
import { guardClosing } from './files/close.ts';
import { listenToFiles } from './files/drag.ts';
import { listenToOpenings } from './files/opening.ts';
import { listenToRecent } from './files/recent.ts';
import { offerRecovery } from './files/recovery/recover.ts';
import { tellOfForgotten } from './history/forgotten.ts';
import { listenToJobs } from './neural/jobs/listen.ts';
import { registerParts } from './neural/parts.ts';
import { listenToPeople } from './neural/people/store.ts';
import { startFollowing } from './neural/recipe/follow.ts';
import { startPanels } from './neural/recipe/store.ts';
import { listenToStyles } from './neural/restyle/kept.ts';

const host = document.getElementById('root');
if (!host) throw new Error('The page has no #root.');
const root = createRoot(host);

startTheme();
startTools();
await startLanguages();
try {
  await loadApp();
  const description = useApp.getState().description;
  registerParts(toolParts);
  if (description) startPanels(description);
  startFollowing();
  startActions();
  followHeldKeys();
  listenToKeys();
  listenToFiles();
  listenToOpenings();
  listenToRecent();
  startHolding();
  startAutosave();
  guardClosing(description?.surface === 'desktop');
  listenToJobs();
  listenToPeople();
  listenToStyles();
  tellOfForgotten();
  shareMenus();
  root.render(<App />);
  void offerRecovery();
} catch (error) {
  logUnforeseen(error);
  const failure = error instanceof CallError ? error : { code: 'internal' };
  root.render(<Startup problem={failureWords(failure).detail} />);
}
