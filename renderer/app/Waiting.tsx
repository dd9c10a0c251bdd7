import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { Progress } from '../ui/Progress.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { useWaiting } from '../workers/carry-out.ts';
import './waiting.css';

/** How far a step is that takes a while, and what stops it. */
export function Waiting() {
  const { t } = useTranslation();
  const waiting = useWaiting((state) => state.waiting);
  if (!waiting) return null;
  return (
    <Sheet
      open
      title={t('waiting.working')}
      close={t('waiting.stop')}
      onClose={waiting.stop}
      className="waiting-sheet"
    >
      <div className="waiting-share">
        <Progress label={t('waiting.working')} value={waiting.share} />
        <Button look="filled" onClick={waiting.stop}>
          {t('waiting.stop')}
        </Button>
      </div>
    </Sheet>
  );
}
