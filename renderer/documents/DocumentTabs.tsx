import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../ui/Button.tsx';
import { close } from './close.ts';
import { activate, useDocuments } from './store.ts';

/** The open pictures, a tab each. */
export function DocumentTabs() {
  const { t } = useTranslation();
  const { documents, active } = useDocuments();
  return (
    <nav className="documents" aria-label={t('documents.title')}>
      {documents.map((document) => (
        <div key={document.id} className="document-tab" data-active={document.id === active}>
          <button
            type="button"
            className="document-name"
            aria-current={document.id === active}
            onClick={() => {
              activate(document.id);
            }}
            onAuxClick={(event) => {
              if (event.button === 1) close(document);
            }}
          >
            {document.photo.name}
          </button>
          <IconButton
            small
            icon={X}
            label={t('documents.close', { name: document.photo.name })}
            onClick={() => {
              close(document);
            }}
          />
        </div>
      ))}
    </nav>
  );
}
