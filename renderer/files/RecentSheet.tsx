import { useTranslation } from 'react-i18next';
import { closeDialog, useDialogs } from '../actions/dialogs.ts';
import { Button } from '../ui/Button.tsx';
import { MiddleCut } from '../ui/MiddleCut.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { openChosen } from './open.ts';
import { clearRecent, useRecent } from './recent.ts';

/** The files opened or saved before, to open again. */
export function RecentSheet() {
  const { t } = useTranslation();
  const open = useDialogs((state) => state.open === 'recent');
  return (
    <Sheet
      open={open}
      title={t('files.recent')}
      close={t('save.close')}
      onClose={closeDialog}
      className="recent"
    >
      <RecentList onOpen={closeDialog} />
      <footer className="dialog-foot">
        <Button
          onClick={() => {
            clearRecent();
            closeDialog();
          }}
        >
          {t('files.clearRecent')}
        </Button>
      </footer>
    </Sheet>
  );
}

export function RecentList({ most = 20, onOpen }: { readonly most?: number; readonly onOpen?: () => void }) {
  const files = useRecent((state) => state.files);
  return (
    <ul className="recent-files">
      {files.slice(0, most).map(({ file, name, folder }) => (
        <li key={file}>
          <button
            type="button"
            title={folder}
            aria-label={`${name} ${folder}`}
            onClick={() => {
              onOpen?.();
              void openChosen({ file, name });
            }}
          >
            <MiddleCut text={name} keep={12} />
            <span className="recent-folder">
              <MiddleCut text={folder} keep={24} />
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
