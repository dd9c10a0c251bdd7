import { Tooltip } from 'radix-ui';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ShortcutSheet } from '../actions/ShortcutSheet.tsx';
import { Canvas } from '../canvas/Canvas.tsx';
import { useConnection } from '../connection.ts';
import { DropZone } from '../documents/DropZone.tsx';
import { EmptyState } from '../documents/EmptyState.tsx';
import { useActiveDocument } from '../documents/store.ts';
import { Notices } from '../notices/Notices.tsx';
import { NeuralPanel } from '../panels/NeuralPanel.tsx';
import { SaveDialog } from '../save/SaveDialog.tsx';
import { VersionList } from '../versions/VersionList.tsx';
import { StatusBar } from './StatusBar.tsx';
import { ToolStrip } from './ToolStrip.tsx';
import { TopBar } from './TopBar.tsx';

/** The window: bars around the canvas, panels to its right. */
export function App() {
  const { t } = useTranslation();
  const document = useActiveDocument();
  const connected = useConnection((state) => state.connected);
  const name = document?.photo.name;
  useEffect(() => {
    window.document.title = name ? `${name} – Pentimento` : 'Pentimento';
  }, [name]);
  return (
    <Tooltip.Provider delayDuration={500} skipDelayDuration={200}>
      <div className="app">
        <TopBar />
        {!connected && (
          <div className="banner" role="alert">
            {t('connection.lost')}
          </div>
        )}
        <ToolStrip />
        <main className="stage">
          <DropZone purpose="photo">
            {document ? <Canvas key={document.id} document={document} /> : <EmptyState />}
          </DropZone>
          <Notices />
        </main>
        <aside className="side">
          <NeuralPanel />
          <VersionList />
        </aside>
        <StatusBar />
      </div>
      <SaveDialog />
      <ShortcutSheet />
    </Tooltip.Provider>
  );
}
