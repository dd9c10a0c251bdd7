import './zod-jitless.ts';
import '@fontsource-variable/inter/wght.css';
// The shared looks come first, so that a component's own can refine them.
import './app/theme.css';
import './ui/ui.css';
import './app/app.css';
import { createRoot } from 'react-dom/client';
import { listenToKeys } from './actions/keyboard.ts';
import { App } from './app/App.tsx';
import { Startup } from './app/Startup.tsx';
import { startLanguages } from './app/language.ts';
import { loadApp, useApp } from './app/store.ts';
import { startTheme } from './app/theme.ts';
import { useConnection } from './connection.ts';
import { startAutosave } from './documents/autosave.ts';
import { guardClosing } from './documents/close.ts';
import { listenToFiles } from './documents/drag.ts';
import { listenToRecent } from './documents/recent.ts';
import { tellOfForgotten } from './history/forgotten.ts';
import { listenToJobs, refreshJobs } from './jobs/run.ts';
import { report } from './notices/store.ts';
import { startPanels } from './panels/store.ts';
import { offerRecovery } from './recovery/recover.ts';
import { listenToEndedJobs } from './workspace/ended-jobs.ts';
import { shareMenus } from './workspace/system-menu.ts';

const host = document.getElementById('root');
if (!host) throw new Error('The page has no #root.');
const root = createRoot(host);

startTheme();
await startLanguages();
try {
  await loadApp();
  const description = useApp.getState().description;
  startPanels(description?.tools ?? [], description?.styles ?? []);
  listenToKeys();
  listenToFiles();
  listenToRecent();
  startAutosave();
  guardClosing(description?.surface === 'desktop');
  listenToJobs();
  listenToEndedJobs();
  tellOfForgotten();
  shareMenus();
  useConnection.subscribe(({ connected }) => {
    if (connected) refreshJobs().catch(report);
  });
  root.render(<App />);
  void offerRecovery();
} catch (error) {
  root.render(<Startup problem={error instanceof Error ? error.message : String(error)} />);
}
