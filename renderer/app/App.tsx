import { Tooltip } from 'radix-ui';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useDescription } from '../base/application.ts';
import { useConnection } from '../base/connection.ts';
import { BatchRoom } from '../batch/BatchRoom.tsx';
import { DocumentTabs } from '../files/DocumentTabs.tsx';
import { EmptyState } from '../files/EmptyState.tsx';
import { FileProgress } from '../files/FileProgress.tsx';
import { NewDialog } from '../files/NewDialog.tsx';
import { PhotoDrop } from '../files/PhotoDrop.tsx';
import { RecentSheet } from '../files/RecentSheet.tsx';
import { RecoverySheet } from '../files/recovery/RecoverySheet.tsx';
import { ExportDialog } from '../files/save/ExportDialog.tsx';
import { Questions } from '../files/save/Questions.tsx';
import { RecipeSheet } from '../files/save/RecipeSheet.tsx';
import { HelpSheet } from '../help/HelpSheet.tsx';
import { ModelsSheet } from '../models/ModelsSheet.tsx';
import { CompareMethods } from '../neural/methods/CompareMethods.tsx';
import { PeopleSheet } from '../neural/people/PeopleSheet.tsx';
import { ConsentSheet } from '../neural/swap/ConsentSheet.tsx';
import { activeDocument, useActiveDocument, useDocuments } from '../picture/store.ts';
import { SelectionDialogs } from '../selection/dialogs/SelectionDialogs.tsx';
import { TransformDialogs } from '../transform/TransformDialogs.tsx';
import { Canvas } from './Canvas.tsx';
import { Notices } from './Notices.tsx';
import { OptionsBar } from './OptionsBar.tsx';
import { StatusBar } from './StatusBar.tsx';
import { ToolStrip } from './ToolStrip.tsx';
import { TopBar } from './TopBar.tsx';
import { Waiting } from './Waiting.tsx';
import { AboutSheet } from './about/AboutSheet.tsx';
import { usePercent } from './attention.ts';
import { SettingsSheet } from './settings/SettingsSheet.tsx';
import { Tour } from './tour/Tour.tsx';
import { CommandPalette } from './workspace/CommandPalette.tsx';
import { Dock } from './workspace/Dock.tsx';

/** The window: bars around the picture, docks of panels beside it. */
export function App() {
  const { t } = useTranslation();
  const connected = useConnection((state) => state.connected);
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
      <NewDialog />
      <ExportDialog />
      <RecipeSheet />
      <RecentSheet />
      <RecoverySheet />
      <Questions />
      <SelectionDialogs />
      <TransformDialogs />
      <Waiting />
      <CompareMethods />
      <SettingsSheet />
      <CommandPalette />
      <AboutSheet />
      <BatchRoom />
      <ModelsSheet />
      <PeopleSheet />
      <ConsentSheet />
      <HelpSheet />
      <Tour />
    </Tooltip.Provider>
  );
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
  return document ? <Canvas key={document.id} document={document} /> : <EmptyState />;
}
