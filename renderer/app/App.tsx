import { Tooltip } from 'radix-ui';
import { startTransition, Suspense, useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { askForDevice, useDescription } from '../base/application.ts';
import { useConnection } from '../base/connection.ts';
import { onceDrawn } from '../base/drawn.ts';
import { lazily } from '../base/lazily.ts';
import { report } from '../base/notices.ts';
import { DocumentTabs } from '../files/DocumentTabs.tsx';
import { EmptyState } from '../files/EmptyState.tsx';
import { FileProgress } from '../files/FileProgress.tsx';
import { PhotoDrop } from '../files/PhotoDrop.tsx';
import { activeDocument, useActiveDocument, useDocuments } from '../picture/store.ts';
import { Notices } from './Notices.tsx';
import { OptionsBar } from './OptionsBar.tsx';
import { StatusBar } from './StatusBar.tsx';
import { ToolStrip } from './ToolStrip.tsx';
import { TopBar } from './TopBar.tsx';
import { Waiting } from './Waiting.tsx';
import { usePercent } from './attention.ts';
import { Dock } from './workspace/Dock.tsx';

const loadCanvas = async () => (await import('./Canvas.tsx')).Canvas;
const Canvas = lazily(loadCanvas);

/** The window: bars around the picture, docks of panels beside it. */
export function App() {
  const { t } = useTranslation();
  const connected = useConnection((state) => state.connected);
  const sheets = useSheets();
  useEffect(() => onceDrawn(askForDevice), []);
  return (
    <Tooltip.Provider delayDuration={500} skipDelayDuration={200}>
      <WindowTitle />
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
            <PhotoDrop>
              <InHand />
            </PhotoDrop>
            <FileProgress />
            <Notices />
          </div>
        </main>
        <Dock side="right" />
        <StatusBar />
      </div>
      <Waiting />
      {sheets}
    </Tooltip.Provider>
  );
}

/** Nobody waits for them at the start: what asks for one by then is told by its store, and it opens as soon as it is there. */
function useSheets(): ReactNode {
  const [sheets, setSheets] = useState<ReactNode>(null);
  useEffect(
    () =>
      onceDrawn(() => {
        import('./Sheets.tsx').then(({ Sheets }) => startTransition(() => setSheets(<Sheets />)), report);
        loadCanvas().catch(report);
      }),
    [],
  );
  return sheets;
}

/** The picture in front; in a browser, whose tab may be all that is seen of it, how far the work is that goes on, too. */
function WindowTitle() {
  const name = useDocuments((state) => activeDocument(state)?.name);
  const { surface } = useDescription();
  const percent = usePercent();
  useEffect(() => {
    const title = name ? `${name} – Pentimento` : 'Pentimento';
    window.document.title = surface === 'browser' && percent !== null ? `${percent} % · ${title}` : title;
  }, [name, surface, percent]);
  return null;
}

/** Apart from the rest, which a stroke is not to draw anew. */
function InHand() {
  const document = useActiveDocument();
  return document ? (
    <Suspense>
      <Canvas key={document.id} document={document} />
    </Suspense>
  ) : (
    <EmptyState />
  );
}
