import { useTranslation } from 'react-i18next';
import { useActiveDocument } from '../picture/store.ts';
import { Button } from '../ui/Button.tsx';
import { Progress } from '../ui/Progress.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { CanvasSizeDialog } from './CanvasSizeDialog.tsx';
import { ImageSizeDialog } from './ImageSizeDialog.tsx';
import { useSizeDialog } from './store.ts';
import { useWaiting } from './work.ts';
import './transform.css';

/** The dialogs about sizes, and what is shown while the window waits for a long resampling. */
export function TransformDialogs() {
  const open = useSizeDialog((state) => state.open);
  const document = useActiveDocument();
  return (
    <>
      {document && open === 'image' && <ImageSizeDialog key={document.id} document={document} />}
      {document && open === 'canvas' && <CanvasSizeDialog key={document.id} document={document} />}
      <Waiting />
    </>
  );
}

function Waiting() {
  const { t } = useTranslation();
  const waiting = useWaiting((state) => state.waiting);
  if (!waiting) return null;
  return (
    <Sheet
      open
      title={t('transform.working')}
      close={t('transform.stop')}
      onClose={waiting.stop}
      className="transform-dialog"
    >
      <div className="waiting-share">
        <Progress label={t('transform.working')} value={waiting.share} />
        <Button look="filled" onClick={waiting.stop}>
          {t('transform.stop')}
        </Button>
      </div>
    </Sheet>
  );
}
