import { Tooltip } from 'radix-ui';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ShortcutSheet } from '../actions/ShortcutSheet.tsx';
import { Canvas } from '../canvas/Canvas.tsx';
import { CompareMethods } from '../compare/methods/CompareMethods.tsx';
import { useConnection } from '../connection.ts';
import { DocumentTabs } from '../documents/DocumentTabs.tsx';
import { DropZone } from '../documents/DropZone.tsx';
import { EmptyState } from '../documents/EmptyState.tsx';
import { NewDialog } from '../documents/NewDialog.tsx';
import { RecentSheet } from '../documents/RecentSheet.tsx';
import { useActiveDocument } from '../documents/store.ts';
import { Notices } from '../notices/Notices.tsx';
import { RecoverySheet } from '../recovery/RecoverySheet.tsx';
import { ExportDialog } from '../save/ExportDialog.tsx';
import { Questions } from '../save/Questions.tsx';
import { SelectionDialogs } from '../selection/dialogs/SelectionDialogs.tsx';
import { TransformDialogs } from '../transform/TransformDialogs.tsx';
import { CommandPalette } from '../workspace/CommandPalette.tsx';
import { Dock } from '../workspace/Dock.tsx';
import { OptionsBar } from './OptionsBar.tsx';
import { StatusBar } from './StatusBar.tsx';
import { ToolStrip } from './ToolStrip.tsx';
import { TopBar } from './TopBar.tsx';

/** The window: bars around the picture, docks of panels beside it. */
export function App() {
  const { t } = useTranslation();
  const document = useActiveDocument();
  const connected = useConnection((state) => state.connected);
  const name = document?.name;
  useEffect(() => {
    window.document.title = name ? `${name} – Pentimento` : 'Pentimento';
  }, [name]);
  return (
    <Tooltip.Provider delayDuration={500} skipDelayDuration={200}>
      <div className="app">
        <TopBar />
        <OptionsBar />
        {!connected && (
          <div className="banner" role="alert">
            {t('connection.lost')}
          </div>
        )}
        <ToolStrip />
        <Dock side="left" />
        <main className="stage">
          <DocumentTabs />
          <div className="stage-picture">
            <DropZone purpose="photo">
              {document ? <Canvas key={document.id} document={document} /> : <EmptyState />}
            </DropZone>
            <Notices />
          </div>
        </main>
        <Dock side="right" />
        <StatusBar />
      </div>
      <NewDialog />
      <ExportDialog />
      <RecentSheet />
      <RecoverySheet />
      <Questions />
      <SelectionDialogs />
      <TransformDialogs />
      <CompareMethods />
      <ShortcutSheet />
      <CommandPalette />
    </Tooltip.Provider>
  );
}
