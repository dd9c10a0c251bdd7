import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useDescription } from '../base/application.ts';
import { HelpButton } from '../help/HelpButton.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { CompareResult } from './CompareResult.tsx';
import { Messages } from './Messages.tsx';
import { NoFolders } from './NoFolders.tsx';
import { OutputsPart } from './OutputsPart.tsx';
import { PicturesPart } from './PicturesPart.tsx';
import { RecipePart } from './RecipePart.tsx';
import { RunBar } from './RunBar.tsx';
import './batch.css';
import { closeBatch, closeComparison } from './commands.ts';
import { useBatch } from './store.ts';

/** Many pictures, what is done with each of them, and what comes out. It goes on while it is closed. */
export function BatchRoom() {
  const { t } = useTranslation();
  const open = useBatch((state) => state.open);
  const { surface } = useDescription();
  const compared = useBatch((state) => state.rows.find(({ id }) => id === state.compared));
  const body = useRef<HTMLDivElement>(null);
  return (
    <Sheet
      open={open}
      title={t('batchRoom.title')}
      close={t('batchRoom.close')}
      onClose={closeBatch}
      className="batch"
      first={body}
      escape={compared ? closeComparison : null}
      tools={<HelpButton about={t('help.sheets.batch')} page="batch" />}
    >
      <Messages />
      <div ref={body} className="batch-parts" tabIndex={-1}>
        {compared && <CompareResult key={compared.id} row={compared} />}
        {surface === 'desktop' ? <PicturesPart hidden={compared !== undefined} /> : <NoFolders />}
        <RecipePart />
        <OutputsPart />
      </div>
      {surface === 'desktop' && <RunBar />}
    </Sheet>
  );
}
