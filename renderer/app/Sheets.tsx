import { BatchRoom } from '../batch/BatchRoom.tsx';
import { NewDialog } from '../files/NewDialog.tsx';
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
import { SelectionDialogs } from '../selection/dialogs/SelectionDialogs.tsx';
import { TransformDialogs } from '../transform/TransformDialogs.tsx';
import { AboutSheet } from './about/AboutSheet.tsx';
import { SettingsSheet } from './settings/SettingsSheet.tsx';
import { Tour } from './tour/Tour.tsx';
import { CommandPalette } from './workspace/CommandPalette.tsx';

/** What opens over the window: a script of its own, which the first drawing need not wait for. */
export function Sheets() {
  return (
    <>
      <NewDialog />
      <ExportDialog />
      <RecipeSheet />
      <RecentSheet />
      <RecoverySheet />
      <Questions />
      <SelectionDialogs />
      <TransformDialogs />
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
    </>
  );
}
