import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { cancelJobsOf } from '../jobs/run.ts';
import { IconButton } from '../ui/Button.tsx';
import { activate, closeDocument, useDocuments } from './store.ts';

/** The open pictures, a tab each. */
export function DocumentTabs() {
  const { t } = useTranslation();
  const { documents, active } = useDocuments();
  return (
    <nav className="documents" aria-label={t('documents.title')}>
      {documents.map(({ id, photo }) => (
        <div key={id} className="document-tab" data-active={id === active}>
          <button
            type="button"
            className="document-name"
            aria-current={id === active}
            onClick={() => {
              activate(id);
            }}
            onAuxClick={(event) => {
              if (event.button === 1) close(id);
            }}
          >
            {photo.name}
          </button>
          <IconButton
            small
            icon={X}
            label={t('documents.close', { name: photo.name })}
            onClick={() => close(id)}
          />
        </div>
      ))}
    </nav>
  );
}

function close(id: string) {
  cancelJobsOf(id);
  closeDocument(id);
}
