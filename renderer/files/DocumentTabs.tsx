import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { isModified } from '../picture/document.ts';
import type { OpenDocument } from '../picture/document.ts';
import { activate, useDocuments } from '../picture/store.ts';
import { IconButton } from '../ui/Button.tsx';
import { close } from './close.ts';

/** The open pictures, a tab each. */
export function DocumentTabs() {
  const { t } = useTranslation();
  const { documents, active } = useDocuments();
  return (
    <nav className="documents" aria-label={t('documents.title')}>
      {documents.map((document) => (
        <DocumentTab key={document.id} document={document} active={document.id === active} />
      ))}
    </nav>
  );
}

function DocumentTab({ document, active }: { readonly document: OpenDocument; readonly active: boolean }) {
  const { t } = useTranslation();
  const tab = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) tab.current?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
  }, [active]);
  const { id, name } = document;
  const modified = isModified(document);
  return (
    <div ref={tab} className="document-tab" data-active={active} data-modified={modified}>
      <button
        type="button"
        className="document-name"
        aria-current={active}
        aria-description={modified ? t('documents.modified') : undefined}
        title={name}
        onClick={() => {
          activate(id);
        }}
        onAuxClick={(event) => {
          if (event.button === 1) void close(document);
        }}
      >
        {name}
      </button>
      <IconButton
        small
        icon={X}
        label={t('documents.close', { name })}
        onClick={() => {
          void close(document);
        }}
      />
    </div>
  );
}
