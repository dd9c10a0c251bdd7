import { TriangleAlert, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { isModified } from '../picture/document.ts';
import { activate, documentOf, useDocuments } from '../picture/store.ts';
import { IconButton } from '../ui/Button.tsx';
import { MiddleCut } from '../ui/MiddleCut.tsx';
import { Tip } from '../ui/Tip.tsx';
import { useUnkept } from './autosave.ts';
import { close } from './close.ts';

/** The open pictures, a tab each. */
export function DocumentTabs() {
  const { t } = useTranslation();
  const ids = useDocuments(useShallow(({ documents }) => documents.map(({ id }) => id)));
  return (
    <nav className="documents" aria-label={t('documents.title')}>
      {ids.map((id) => (
        <DocumentTab key={id} id={id} />
      ))}
    </nav>
  );
}

function DocumentTab({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const active = useDocuments((state) => state.active === id);
  const name = useDocuments(() => documentOf(id)?.name ?? '');
  const modified = useDocuments(() => {
    const document = documentOf(id);
    return document !== null && isModified(document);
  });
  const unkept = useUnkept((state) => state.unkept[id]);
  const closeThis = () => {
    const document = documentOf(id);
    if (document) void close(document);
  };
  const tab = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) tab.current?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
  }, [active]);
  return (
    <div ref={tab} className="document-tab" data-active={active} data-modified={modified}>
      <button
        type="button"
        className="document-name"
        aria-current={active}
        aria-description={modified ? t('documents.modified') : undefined}
        title={name}
        aria-label={name}
        onClick={() => {
          activate(id);
        }}
        onAuxClick={(event) => {
          if (event.button === 1) closeThis();
        }}
      >
        <MiddleCut text={name} keep={12} />
      </button>
      {unkept && (
        <Tip text={`${t('recovery.notKept')}: ${t(`recovery.${unkept}`)}`}>
          <span className="document-unkept" role="img" tabIndex={0} aria-label={t('recovery.notKept')}>
            <TriangleAlert size={13} aria-hidden />
          </span>
        </Tip>
      )}
      <IconButton small icon={X} label={t('documents.close', { name })} onClick={closeThis} />
    </div>
  );
}
