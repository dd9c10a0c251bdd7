import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { closeDialog, useDialogs } from '../../actions/dialogs.ts';
import { presentOf } from '../../picture/document.ts';
import type { OpenDocument } from '../../picture/document.ts';
import { useActiveDocument } from '../../picture/store.ts';
import { Sheet } from '../../ui/Sheet.tsx';
import { middle, shownView } from '../../view/store.ts';
import { toPicture } from '../../view/viewport.ts';
import { PartView } from './PartView.tsx';
import { ResultsView } from './ResultsView.tsx';
import { Setup } from './Setup.tsx';
import { cropAround } from './crop.ts';
import './methods.css';
import { compareOther, stopComparing } from './run.ts';
import { useMethods } from './store.ts';

/** A part of the picture, enlarged by several methods, to be compared with each other and with the truth. */
export function CompareMethods() {
  const { t } = useTranslation();
  const open = useDialogs((state) => state.open === 'methods');
  const document = useActiveDocument();
  const start = useRef<HTMLButtonElement>(null);
  return (
    <Sheet
      open={open && document !== null}
      title={t('compare.methods.title')}
      close={t('compare.methods.close')}
      onClose={closeDialog}
      className="methods"
      first={start}
    >
      {document && <Content key={document.id} document={document} startButton={start} />}
    </Sheet>
  );
}

interface ContentProps {
  readonly document: OpenDocument;
  readonly startButton: React.RefObject<HTMLButtonElement | null>;
}

function Content({ document, startButton }: ContentProps) {
  const { crop, comparison } = useMethods();
  const picture = presentOf(document);
  const around = useMemo(() => {
    const { factor, known } = useMethods.getState();
    return cropAround(toPicture(shownView(), middle()), picture, known ? factor : 1);
  }, [picture]);
  useEffect(() => {
    compareOther({ crop: around });
    return stopComparing;
  }, [around]);
  const part = crop ?? around;
  return (
    <div className="methods-columns">
      <Setup document={document} crop={part} startButton={startButton} />
      {comparison ? (
        <ResultsView key={`${comparison.size.width} ${comparison.size.height}`} comparison={comparison} />
      ) : (
        <PartView document={document} crop={part} />
      )}
    </div>
  );
}
